using System.Globalization;
using System.Text;
using FeedMonitor.Channels;
using FeedMonitor.Configuration;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>Shows a line with carets below a place in it.</summary>
internal static class Caret
{
    private const string Indent = "    ";

    // Longer lines are cut around the place.
    private const int Longest = 160;
    private const int Before = 60;

    /// <summary>The two lines. The carets stand below the place in a terminal: wide characters take two cells, marks none, tabs stay tabs.</summary>
    public static IEnumerable<string> Lines(Excerpt excerpt)
    {
        var from = excerpt.Line.Length <= Longest ? 0 : Whole(excerpt.Line, Math.Max(0, excerpt.Start - Before));
        var to = Whole(excerpt.Line, Math.Min(excerpt.Line.Length, from + Longest));
        var (left, right) = (from > 0 ? "…" : "", to < excerpt.Line.Length ? "…" : "");
        var place = Math.Min(excerpt.Start + excerpt.Length, to);
        yield return Indent + left + Printable(excerpt.Line[from..to]) + right;
        yield return Indent + Blank(left + excerpt.Line[from..excerpt.Start]) + new string('^', Math.Max(1, place <= excerpt.Start ? 1 : Cells(excerpt.Line[excerpt.Start..place])));
    }

    private static int Whole(string line, int at) => at > 0 && at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;

    private static string Printable(string text) => string.Concat(text.Select(c => c != '\t' && Unprintable.Is(c) ? ' ' : c));

    private static string Blank(string text) => string.Join('\t', text.Split('\t').Select(part => new string(' ', Cells(part))));

    private static int Cells(string text) => text.EnumerateRunes().Sum(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : TextWrap.Cells(rune.ToString()));
}
