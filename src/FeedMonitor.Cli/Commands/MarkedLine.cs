using FeedMonitor.Channels;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Matching;

namespace FeedMonitor.Cli.Commands;

/// <summary>A sentence in one line in which the found words are marked: by colour on a terminal, elsewhere as in <c>five «machine tools» left</c>.</summary>
internal static class MarkedLine
{
    private const string Indent = "    ";

    // Characters of no text: they hold the marks' places while white space is folded.
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';

    /// <summary>The sentence in one line.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">What is marked. Words that overlap have one mark.</param>
    /// <param name="colours">Whether it is for a terminal that knows colours.</param>
    public static string Of(string sentence, IEnumerable<SentenceWords> words, bool colours) =>
        Line(Mark(sentence, words), colours).Broken(width: null).Single();

    /// <summary>The sentence for a printer that has its own marks.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">What is marked.</param>
    /// <param name="escape">Makes the sentence what the printer takes as text.</param>
    /// <param name="begin">What begins a mark.</param>
    /// <param name="end">What ends it.</param>
    public static string Of(string sentence, IEnumerable<SentenceWords> words, Func<string, string> escape, string begin, string end) =>
        Painted(escape(Mark(sentence, words)), begin, end);

    /// <summary>The sentence in lines as wide as the terminal.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">What is marked.</param>
    /// <param name="terminal">Where it is printed.</param>
    public static IEnumerable<string> Lines(string sentence, IEnumerable<SentenceWords> words, Terminal terminal) =>
        Line(Mark(sentence, words), terminal.Colours).Broken(terminal.Width, Indent, Indent);

    private static string Mark(string sentence, IEnumerable<SentenceWords> words)
    {
        var inside = new bool[sentence.Length + 1];
        foreach (var (start, length) in words)
        {
            var from = Math.Clamp(start, 0, sentence.Length);
            inside.AsSpan(from, Math.Clamp(length, 0, sentence.Length - from)).Fill(true);
        }

        var plain = sentence.Replace(Begin, ' ').Replace(End, ' ');
        return TerminalLine.Of(string.Concat(Enumerable.Range(0, plain.Length).Select(at =>
            (inside[at] && (at == 0 || !inside[at - 1]) ? Begin.ToString() : "") + plain[at] + (inside[at] && !inside[at + 1] ? End.ToString() : ""))));
    }

    private static PaintedLine Line(string marked, bool colours)
    {
        var line = new PaintedLine(colours);
        foreach (var stretch in marked.Split(Begin))
        {
            var found = stretch.IndexOf(End);
            line = found < 0 ? line.Add(stretch) : line.AddFound(stretch[..found]).Add(stretch[(found + 1)..]);
        }

        return line;
    }

    private static string Painted(string line, string begin, string end) =>
        line.Replace(Begin.ToString(), begin, StringComparison.Ordinal).Replace(End.ToString(), end, StringComparison.Ordinal);
}
