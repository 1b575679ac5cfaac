using System.Globalization;
using System.Text;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Text;

namespace FeedMonitor.Channels;

/// <summary>Prints hits for people to read: colours only on a terminal, nothing that could steer it.</summary>
/// <param name="writer">Where to print.</param>
/// <param name="colours">Whether it is a terminal that shows colours.</param>
/// <param name="zone">The time zone of the reader.</param>
/// <param name="width">Cells of a terminal's line, at which sentences are broken between words; null to leave them whole, for files.</param>
public sealed class HitConsole(TextWriter writer, bool colours, TimeZoneInfo zone, int? width = null)
{
    private readonly Lock gate = new();

    /// <summary>One that prints the same elsewhere, without colours.</summary>
    public HitConsole PrintingTo(TextWriter other) => new(other, colours: false, zone, width);

    /// <summary>Prints one hit: watchlist, headline, source and time, each sentence with the term marked, link.</summary>
    public void Print(Hit hit) => Print(hit, []);

    /// <summary>Prints one hit, and who else told its story.</summary>
    public void Print(Hit hit, IReadOnlyList<StorySource> others)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(others);
        var text = new StringBuilder();
        text.Append(Paint("1;33", "● " + Safe(hit.WatchlistName))).Append("  ").AppendLine(Paint("1", Safe(hit.Title)));
        text.Append("  ").AppendLine(Paint("2", Safe(hit.FeedTitle) + (hit.Published is { } published ? $" · {Local(published)}" : "")));
        foreach (var proof in hit.Evidence)
        {
            AppendProof(text, Safe(proof.Term), Safe(proof.Text));
        }

        if (hit.Link is { } link)
        {
            text.Append("  ").AppendLine(Paint("2;4", Safe(link)));
        }

        foreach (var other in others.Take(MessagePieces.OthersNamed))
        {
            text.Append("  ").AppendLine(Paint("2", $"also {Safe(other.FeedTitle)}: {Safe(other.Title)}"));
        }

        Write(text.ToString());
    }

    /// <summary>Prints hits that are told together: how many and why, then each, then how many more there are.</summary>
    public void Print(AlertDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var message = AlertMessage.Of(new AlertSubject.OfDigest(digest));
        Write($"{Paint("1;33", $"■ {message.Heading}")}{Environment.NewLine}  {Paint("2", message.Note!)}{Environment.NewLine}");
        foreach (var hit in digest.Hits)
        {
            Print(hit);
        }

        if (message.Untold > 0)
        {
            Write($"  … and {Counted.Of(message.Untold, "more hit")}{Environment.NewLine}");
        }
    }

    /// <summary>Prints that a feed is in trouble: what, since when, why.</summary>
    public void Print(FeedTrouble trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        var kind = trouble.Kind switch
        {
            FeedTroubleKind.Broken => "has failed",
            FeedTroubleKind.Silent => "has been silent",
            _ => "is gone",
        };
        Write(
            $"{Paint("1;31", $"▲ Feed {Safe(trouble.FeedTitle)} {kind}")} since {Local(trouble.Since)}{Environment.NewLine}"
            + $"  {Safe(trouble.Detail)}{Environment.NewLine}"
            + $"  {Paint("2;4", Safe(trouble.FeedUrl))}{Environment.NewLine}");
    }

    private void Write(string text)
    {
        lock (gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }

    private void AppendProof(StringBuilder text, string term, string sentence)
    {
        text.Append("  ").Append(Paint("36", term)).Append("  ");
        var indent = "    ";
        var lines = width is { } cells ? TextWrap.Lines(sentence, TextWrap.Cells(term) + 4 - indent.Length, Math.Max(cells - indent.Length, 40)) : [sentence];
        text.AppendJoin(Environment.NewLine + indent, lines).AppendLine();
    }

    private string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Paint(string code, string text) => colours ? $"\u001b[{code}m{text}\u001b[0m" : text;

    // A feed's text must not reach the terminal as commands, nor turn the line around (bidirectional overrides).
    private static string Safe(string text) => string.Concat(text.Select(c =>
        char.IsControl(c) ? ' ' : c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? '\uFFFD' : c));
}
