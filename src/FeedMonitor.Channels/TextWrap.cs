using System.Text;

namespace FeedMonitor.Channels;

/// <summary>Breaks a long line between words, as wide as a terminal.</summary>
public static class TextWrap
{
    /// <summary>The lines of <paramref name="text"/>.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="first">Cells of the first line that are taken already.</param>
    /// <param name="width">Cells of a line.</param>
    public static IReadOnlyList<string> Lines(string text, int first, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var single = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. Ranges(single, first, width).Select(range => single[range])];
    }

    /// <summary>Where the lines of <paramref name="text"/> stand in it. Blanks within a line stay as they are, those at a break belong to no line.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="first">Cells of the first line that are taken already; less than none, if it is longer than the others.</param>
    /// <param name="width">Cells of a line.</param>
    public static IReadOnlyList<Range> Ranges(string text, int first, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranges = new List<Range>();
        var (start, end, used) = (0, 0, first);
        foreach (var word in text.AsSpan().Split(' '))
        {
            var (from, length) = word.GetOffsetAndLength(text.Length);
            if (length == 0)
            {
                continue;
            }

            var cells = Cells(text.Substring(from, length));
            if (end > start && used + (from - end) + cells > width)
            {
                ranges.Add(start..end);
                (start, end, used) = (from, from, 0);
            }

            used += from - end + cells;
            end = from + length;
        }

        ranges.Add(start..end);
        return ranges;
    }

    /// <summary>How many cells a text takes: ideographs and kana take two (Unicode Standard Annex #11).</summary>
    public static int Cells(string text) => text.EnumerateRunes().Sum(rune =>
        rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1);
}
