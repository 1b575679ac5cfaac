using FeedMonitor.Channels;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Matching;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>A sentence with the found words marked: by colour on a terminal, elsewhere by brackets.</summary>
internal static class MarkedSentence
{
    private const string Indent = "    ";

    // Characters of no text: they hold the marks' places while the lines are broken.
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';

    /// <summary>The sentence in lines as wide as the terminal.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="places">The places that stand in it.</param>
    /// <param name="shown">The text in which their offsets count.</param>
    /// <param name="terminal">Where it is printed.</param>
    public static IEnumerable<string> Lines(string sentence, IReadOnlyList<TermMatch> places, string shown, Terminal terminal)
    {
        var marked = Mark(sentence, places, shown);
        var lines = terminal.Width is { } cells ? TextWrap.Lines(marked, 0, Math.Max(cells - Indent.Length, 40)) : [marked];
        var isOpen = false;
        foreach (var line in lines)
        {
            // A mark that goes on in the next line is set anew there.
            var whole = (isOpen ? Begin.ToString() : "") + line;
            isOpen = whole.LastIndexOf(Begin) > whole.LastIndexOf(End);
            yield return Indent + Paint(whole + (isOpen ? End.ToString() : ""), terminal.Colours);
        }
    }

    private static string Mark(string sentence, IReadOnlyList<TermMatch> places, string shown)
    {
        var text = sentence.Trim('…');
        var cut = sentence.IndexOf(text, StringComparison.Ordinal);

        // It begins at the place or before; a text may have it twice.
        var start = text.Length == 0 ? -1 : shown.LastIndexOf(text, Math.Min(shown.Length - 1, places[0].Start + text.Length - 1), StringComparison.Ordinal);
        if (start < 0)
        {
            return OneLine.Of(sentence);
        }

        var inside = new bool[sentence.Length + 1];
        foreach (var place in places)
        {
            var from = Math.Clamp(place.Start - start + cut, 0, sentence.Length);
            inside.AsSpan(from, Math.Clamp(place.Length, 0, sentence.Length - from)).Fill(true);
        }

        return OneLine.Of(string.Concat(Enumerable.Range(0, sentence.Length).Select(at =>
            (inside[at] && (at == 0 || !inside[at - 1]) ? Begin.ToString() : "") + sentence[at] + (inside[at] && !inside[at + 1] ? End.ToString() : ""))));
    }

    private static string Paint(string line, bool colours) => line
        .Replace(Begin.ToString(), colours ? "\u001b[1;33m" : "[", StringComparison.Ordinal)
        .Replace(End.ToString(), colours ? "\u001b[0m" : "]", StringComparison.Ordinal);
}
