using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeedMonitor.Matching;

/// <summary>What the 64 units of a window are, a bit each.</summary>
/// <param name="Letters">Letters that fold to one unit.</param>
/// <param name="Ideographs">Characters that are words of their own, and fold to one unit.</param>
/// <param name="Special">Whatever is neither one of these nor a separator.</param>
internal readonly record struct UnitBits(ulong Letters, ulong Ideographs, ulong Special)
{
    /// <summary>Tells the kinds of a window's units and folds them.</summary>
    /// <param name="window">64 units, or more of which the first 64 count.</param>
    /// <param name="folded">Where each unit's fold is written. What folds to one unit counts; the rest is left undefined.</param>
    /// <remarks>The letters and digits of ASCII and the Cyrillic ones are told sixteen at a time, the rest by table.</remarks>
    public static UnitBits Of(ReadOnlySpan<char> window, Span<char> folded)
    {
        var source = MemoryMarshal.Cast<char, ushort>(window);
        var target = MemoryMarshal.Cast<char, ushort>(folded);
        ulong letters = 0;
        ulong others = 0;
        for (var at = 0; at < 64; at += Vector256<ushort>.Count)
        {
            var units = Vector256.Create(source.Slice(at, Vector256<ushort>.Count));
            var lower = units | Vector256.Create((ushort)0x20);
            var isLetter = IsIn(lower, 'a', 'z') | IsIn(units, '0', '9');
            if ((units & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
            {
                var isCyrillic = IsIn(units, '\u0400', '\u045F');
                others |= (ulong)Vector256.AndNot(Vector256.GreaterThan(units, Vector256.Create((ushort)0x7F)), isCyrillic).ExtractMostSignificantBits() << at;
                lower = Vector256.ConditionalSelect(isCyrillic, FoldCyrillic(units), lower);
                isLetter |= isCyrillic;
            }

            lower.CopyTo(target[at..]);
            letters |= (ulong)isLetter.ExtractMostSignificantBits() << at;
        }

        return others == 0 ? new UnitBits(letters, 0, 0) : WithTable(window, folded, letters, others);
    }

    private static UnitBits WithTable(ReadOnlySpan<char> window, Span<char> folded, ulong letters, ulong others)
    {
        ulong ideographs = 0;
        ulong special = 0;
        for (; others != 0; others &= others - 1)
        {
            var at = BitOperations.TrailingZeroCount(others);
            var bit = others & (0 - others);
            var fold = folded[at] = Fold.OfUnit(window[at]);
            switch (UnitKinds.Of(window[at]))
            {
                case UnitKind.Separator:
                    break;
                case UnitKind.Letter when fold != 0:
                    letters |= bit;
                    break;
                case UnitKind.Ideograph when fold != 0:
                    ideographs |= bit;
                    break;
                default:
                    special |= bit;
                    break;
            }
        }

        return new UnitBits(letters, ideographs, special);
    }

    // А–Я lie 32 below а–я, Ѐ–Џ 80 below ѐ–џ; ё is е.
    private static Vector256<ushort> FoldCyrillic(Vector256<ushort> units)
    {
        var lower = units
            + (IsIn(units, '\u0410', '\u042F') & Vector256.Create((ushort)0x20))
            + (IsIn(units, '\u0400', '\u040F') & Vector256.Create((ushort)0x50));
        return Vector256.ConditionalSelect(Vector256.Equals(lower, Vector256.Create((ushort)'ё')), Vector256.Create((ushort)'е'), lower);
    }

    private static Vector256<ushort> IsIn(Vector256<ushort> units, char first, char last) =>
        Vector256.LessThanOrEqual(units - Vector256.Create((ushort)first), Vector256.Create((ushort)(last - first)));
}
