using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Text;

namespace FeedMonitor.Channels;

/// <summary>Prints hits for people to read: colours only on a terminal, elsewhere the found words as in <c>five «machine tools» left</c>; nothing that could steer it.</summary>
/// <param name="writer">Where to print.</param>
/// <param name="colours">Whether it is a terminal that shows colours.</param>
/// <param name="zone">The time zone of the reader.</param>
/// <param name="width">Cells of a terminal's line, at which all but addresses is broken between words; null to leave them whole, for files.</param>
public sealed class HitConsole(TextWriter writer, bool colours, TimeZoneInfo zone, int? width = null)
{
    private const string Indent = "  ";
    private const string Hanging = "    ";
    private const string Strong = "1";
    private const string Faint = "2";

    private readonly Lock gate = new();

    /// <summary>One that prints the same elsewhere, without colours.</summary>
    public HitConsole PrintingTo(TextWriter other) => new(other, colours: false, zone, width);

    /// <summary>Prints one hit: watchlist and headline, source and time, each sentence once with all found words marked, link, why it hit.</summary>
    public void Print(Hit hit) => Print(hit, []);

    /// <summary>Prints one hit, and who else told its story.</summary>
    public void Print(Hit hit, IReadOnlyList<StorySource> others)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(others);
        var message = AlertMessage.Of(new AlertSubject.OfHit(hit) { OtherSources = others });
        var told = message.Hits[0];
        Write(
        [
            .. Broken(Line().Add($"● {message.Heading}", PaintedLine.Found).Add("  ").Add(told.Headline, Strong), indent: ""),
            .. Broken(Line().Add(told.Source + (told.Published is { } published ? $" · {Local(published)}" : ""), Faint)),
            .. told.Sentences.SelectMany(sentence => Broken(Line().Add(sentence))),
            .. hit.Link is { } link ? Whole(link) : [],
            .. told.Others.Take(MessagePieces.OthersNamed).SelectMany(other => Broken(Line().Add($"also {other.Source}: {other.Headline}", Faint))),
            .. told.Others.Count > MessagePieces.OthersNamed ? Broken(Line().Add($"… and {Counted.Of(told.Others.Count - MessagePieces.OthersNamed, "more source")}", Faint)) : [],
            .. told.Reasons.Count > 0 ? Broken(Line().Add(MessagePieces.WhyOf(told.Reasons), Faint)) : [],
        ]);
    }

    /// <summary>Prints hits that are told together: how many and why, then each, then how many more there are.</summary>
    public void Print(AlertDigest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var message = AlertMessage.Of(new AlertSubject.OfDigest(digest));
        Write([.. Broken(Line().Add($"■ {message.Heading}", PaintedLine.Found), indent: ""), .. Broken(Line().Add(message.Note!, Faint))]);
        foreach (var hit in digest.Hits)
        {
            Print(hit, digest.SubjectOf(hit).OtherSources);
        }

        if (message.Untold > 0)
        {
            Write([$"{Indent}… and {Counted.Of(message.Untold, "more hit")}"]);
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
        [
            .. Broken(Line().Add($"▲ Feed {trouble.FeedTitle} {kind}", "1;31").Add($" since {Local(trouble.Since)}"), indent: ""),
            .. Broken(Line().Add(trouble.Detail)),
            .. Whole(trouble.FeedUrl),
        ]);
    }

    private void Write(IEnumerable<string> lines)
    {
        var text = string.Join(Environment.NewLine, lines) + Environment.NewLine;
        lock (gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }

    private PaintedLine Line() => new(colours);

    private IEnumerable<string> Broken(PaintedLine line, string indent = Indent) => line.Broken(width, indent, Hanging);

    // An address that is broken leads nowhere.
    private IEnumerable<string> Whole(string address) => Line().Add(address, "2;4").Broken(width: null, Indent);

    // Other output says Z: what is told in the reader's own time says by how much that differs.
    private string Local(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm'Z'" : "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
    }
}
