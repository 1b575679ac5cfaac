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
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = first;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = Cells(word);
            if (line.Length > 0 && used + 1 + cells > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }

            used += cells + (line.Length > 0 ? 1 : 0);
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>How many cells a text takes: ideographs and kana take two (Unicode Standard Annex #11).</summary>
    public static int Cells(string text) => text.EnumerateRunes().Sum(rune =>
        rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1);
}
