using System.Text;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>A service's way to write formatted text. Whatever others wrote is escaped here and nowhere else.</summary>
internal abstract class Markup
{
    /// <summary>A link that takes more units than this when it is written is left out; its text stays.</summary>
    protected virtual int LongestLink => 2_000;

    /// <summary>The piece, in at most so many UTF-16 units: cut before it is escaped, so that no escape or mark is cut through.</summary>
    public string Write(MessagePiece piece, int longest)
    {
        var written = Write(piece);
        if (written.Length > longest && written.Length - Write(piece.WithoutLinks()).Length > longest / 2)
        {
            // Links that take more than half of the room would leave hardly a word of the text.
            piece = piece.WithoutLinks();
            written = Write(piece);
        }

        for (var units = longest; written.Length > longest; units = Math.Min(units - 1, (int)((long)units * longest / written.Length)))
        {
            // Where hardly a word is left, it is the links that take the room.
            written = Write(units > 16 ? piece.CutTo(units) : piece.WithoutLinks().CutTo(Math.Max(units, 1)));
        }

        return written;
    }

    /// <summary>The piece as it is.</summary>
    public string Write(MessagePiece piece) => string.Join(LineBreak, piece.Lines.Select(Write));

    /// <summary>What ends a line within a piece.</summary>
    protected virtual string LineBreak => "\n";

    /// <summary>The text, so that it is shown as it stands.</summary>
    public abstract string Escape(string text);

    /// <summary>What of a text that a template wrote the service would refuse to read, or null. The markup's own texts have no such problem.</summary>
    public virtual string? ProblemOf(string written) => null;

    /// <summary>Written text in a style.</summary>
    /// <param name="written">The text, escaped.</param>
    /// <param name="style">The style.</param>
    /// <param name="touchesWord">Whether a letter or digit stands right before or behind it.</param>
    protected virtual string Styled(string written, RunStyle style, bool touchesWord) => written;

    /// <summary>Written text with a link.</summary>
    protected abstract string Linked(string written, string url);

    private string Write(MessageLine line)
    {
        var text = new StringBuilder();
        for (var at = 0; at < line.Runs.Count; at++)
        {
            var run = line.Runs[at];
            var touches = (at > 0 && EndsInWord(line.Runs[at - 1].Text)) || (at + 1 < line.Runs.Count && BeginsWithWord(line.Runs[at + 1].Text));
            var written = Styled(Escape(run.Text), run.Style, touches);
            var linked = run.Link is { } link ? Linked(written, link) : written;
            text.Append(linked.Length - written.Length <= LongestLink ? linked : written);
        }

        return text.ToString();
    }

    private static bool EndsInWord(string text) => text.Length > 0 && char.IsLetterOrDigit(text[^1]);

    private static bool BeginsWithWord(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]);
}
