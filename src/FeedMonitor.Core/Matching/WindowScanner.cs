using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeedMonitor.Matching;

/// <summary>
/// <see cref="TokenScanner"/>, 64 units at a time: what is a letter becomes a bit, words are runs of bits, and they are hashed
/// from a folded window that is as long as the text it was made of. A word that holds or touches anything out of the
/// ordinary (a joiner, a surrogate, ß) is left to <see cref="TokenScanner.Step"/>.
/// </summary>
internal static class WindowScanner
{
    private const int Size = 64;

    private static readonly ulong[] Masks = [0, 0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF, ulong.MaxValue];

    /// <summary>Adds the words of <paramref name="text"/>, in order.</summary>
    public static void Scan(ReadOnlySpan<char> text, ulong seed, TokenBuffer tokens)
    {
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian)
        {
            TokenScanner.Scan(text, seed, tokens);
            return;
        }

        Span<char> last = stackalloc char[Size];
        Span<char> folded = stackalloc char[Size + WordHash.Step];
        for (var at = 0; at < text.Length;)
        {
            scoped var window = text[at..];
            if (window.Length < Size)
            {
                last.Clear();
                window.CopyTo(last);
                window = last;
            }

            at = ScanWindow(text, at, UnitBits.Of(window, folded), folded, seed, tokens);
        }
    }

    private static int ScanWindow(ReadOnlySpan<char> text, int from, UnitBits bits, ReadOnlySpan<char> folded, ulong seed, TokenBuffer tokens)
    {
        var goesOn = from + Size < text.Length;
        var pending = bits.Letters | bits.Ideographs | bits.Special;
        while (pending != 0)
        {
            var start = BitOperations.TrailingZeroCount(pending);
            var end = (bits.Letters >> start & 1) != 0 ? start + BitOperations.TrailingZeroCount(~(bits.Letters >> start)) : start + 1;
            if (end == Size && goesOn && start > 0)
            {
                // The word may go on beyond the window: the next one begins with it.
                return from + start;
            }

            var isOrdinary = (bits.Special >> start & 1) == 0 && (end == Size ? !goesOn : (bits.Special >> end & 1) == 0);
            if (isOrdinary)
            {
                tokens.Add(Read(folded, start, end, from, seed));
            }
            else
            {
                end = TokenScanner.Step(text, from + start, seed, tokens) - from;
            }

            if (end >= Size)
            {
                return from + end;
            }

            pending &= ulong.MaxValue << end;
        }

        return from + Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Token Read(ReadOnlySpan<char> folded, int start, int end, int from, ulong seed)
    {
        // The window has eight units more than are read as words: a step may look beyond the word's end.
        ref var unit = ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(folded), start));
        var left = end - start;
        var first = FirstUnits(Unsafe.ReadUnaligned<ulong>(ref unit), left);
        var state = WordHash.Mix(seed, first, FirstUnits(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref unit, sizeof(ulong))), left - 4));
        while ((left -= WordHash.Step) > 0)
        {
            unit = ref Unsafe.Add(ref unit, sizeof(char) * WordHash.Step);
            state = WordHash.Mix(
                state,
                FirstUnits(Unsafe.ReadUnaligned<ulong>(ref unit), left),
                FirstUnits(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref unit, sizeof(ulong))), left - 4));
        }

        return new Token(from + start, from + end, state, first, end - start);
    }

    // Of four units, those that there are; without a branch, since nobody can tell how long the next word is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FirstUnits(ulong units, int count) => units & Masks[Math.Clamp(count, 0, 4)];
}
