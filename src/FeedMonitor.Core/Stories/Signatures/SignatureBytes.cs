using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace FeedMonitor.Stories.Signatures;

/// <summary>A signature as bytes, for storage: little-endian, the same on every machine.</summary>
/// <remarks>
/// A version, the counts of terms, numbers and passages in a byte each, the number of all passages in two; then the terms (hash in four bytes, traits and count
/// in one), the numbers (thing and value in four bytes each, traits and kind in one) and the passages (four bytes each).
/// </remarks>
public static class SignatureBytes
{
    private const byte Version = 1;
    private const int Head = 6;
    private const int TermSize = 5;
    private const int NumberSize = 9;
    private const int PassageSize = 4;
    private const byte Traits = 0x0F;
    private const int KindShift = 4;
    private const byte Kinds = 0x07;

    /// <summary>The signature as bytes: at most <see cref="StorySignature.MostBytes"/>.</summary>
    public static byte[] ToBytes(StorySignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var bytes = new byte[Size(signature.Terms.Count, signature.Numbers.Count, signature.Passages.Count)];
        bytes[0] = Version;
        bytes[1] = (byte)signature.Terms.Count;
        bytes[2] = (byte)signature.Numbers.Count;
        bytes[3] = (byte)signature.Passages.Count;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)signature.PassageCount);
        var rest = bytes.AsSpan(Head);
        foreach (var term in signature.Terms)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, term.Hash);
            rest[4] = (byte)((byte)term.Traits | (term.Count << 4));
            rest = rest[TermSize..];
        }

        foreach (var number in signature.Numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, number.Thing);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[4..], number.Value);
            rest[8] = (byte)((byte)number.Traits | ((byte)number.Kind << KindShift));
            rest = rest[NumberSize..];
        }

        foreach (var passage in signature.Passages)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, passage);
            rest = rest[PassageSize..];
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="signature">The signature, if the answer is true.</param>
    /// <param name="problem">What is wrong and what was expected, if the answer is false.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out StorySignature? signature, [NotNullWhen(false)] out string? problem)
    {
        signature = null;
        problem = ProblemOfHead(bytes);
        if (problem is not null)
        {
            return false;
        }

        var read = Read(bytes);
        problem = ProblemOfContent(read);
        signature = problem is null ? read : null;
        return signature is not null;
    }

    private static StorySignature Read(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[Head..];
        var terms = new StoryTerm[bytes[1]];
        for (var i = 0; i < terms.Length; i++, rest = rest[TermSize..])
        {
            terms[i] = new StoryTerm(BinaryPrimitives.ReadUInt32LittleEndian(rest), (TermTraits)(rest[4] & Traits), (byte)(rest[4] >> 4));
        }

        var numbers = new StoryNumber[bytes[2]];
        for (var i = 0; i < numbers.Length; i++, rest = rest[NumberSize..])
        {
            numbers[i] = new StoryNumber(
                BinaryPrimitives.ReadUInt32LittleEndian(rest), BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (TermTraits)(rest[8] & Traits), (NumberKind)((rest[8] >> KindShift) & Kinds));
        }

        var passages = new uint[bytes[3]];
        for (var i = 0; i < passages.Length; i++, rest = rest[PassageSize..])
        {
            passages[i] = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        }

        return new StorySignature(terms, numbers, passages, BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]));
    }

    private static int Size(int terms, int numbers, int passages) => Head + (terms * TermSize) + (numbers * NumberSize) + (passages * PassageSize);

    private static string? ProblemOfHead(ReadOnlySpan<byte> bytes) =>
        bytes.Length < Head ? $"it has {bytes.Length} bytes, expected at least {Head}"
        : bytes[0] != Version ? $"its version is {bytes[0]}, expected {Version}"
        : bytes[1] > StorySignature.MostTerms || bytes[2] > StorySignature.MostNumbers || bytes[3] > StorySignature.MostPassages
            ? $"it counts {bytes[1]} terms, {bytes[2]} numbers and {bytes[3]} passages, expected at most {StorySignature.MostTerms}, {StorySignature.MostNumbers} and {StorySignature.MostPassages}"
        : bytes.Length != Size(bytes[1], bytes[2], bytes[3]) ? $"it has {bytes.Length} bytes, expected {Size(bytes[1], bytes[2], bytes[3])} by its counts"
        : null;

    // Comparing relies on the order.
    private static string? ProblemOfContent(StorySignature signature) =>
        !IsAscending([.. signature.Terms.Select(term => term.Hash)]) ? "its terms are not in ascending order"
        : signature.Terms.Any(term => term.Count == 0) ? "it has a term that stands nowhere, expected a count from 1"
        : !IsAscending(signature.Passages) ? "its passages are not in ascending order"
        : signature.PassageCount < signature.Passages.Count ? $"it has a sample of {signature.Passages.Count} passages of {signature.PassageCount}, expected no more than all"
        : signature.PassageCount > 0 && signature.Passages.Count == 0 ? $"it has no sample of its {signature.PassageCount} passages"
        : null;

    private static bool IsAscending(IReadOnlyList<uint> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i - 1] >= values[i])
            {
                return false;
            }
        }

        return true;
    }
}
