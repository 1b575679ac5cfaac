using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Messages;

/// <summary>Takes a message apart into pieces, in reading order, in the words that all channels use.</summary>
public static class MessagePieces
{
    /// <summary>So many other sources are named; the others are counted.</summary>
    public const int OthersNamed = 5;

    /// <summary>So many other sources are named of each hit of a digest; the others are counted.</summary>
    public const int OthersNamedInDigest = 3;

    /// <summary>So many reasons are named; the others are counted.</summary>
    public const int ReasonsNamed = 10;

    // One short line for all.
    private const int LongestSource = 60;

    /// <summary>The pieces of a message. Hits of a digest that the digest itself does not hold are not among them: see <see cref="PieceChoice"/>.</summary>
    public static IReadOnlyList<MessagePiece> Of(AlertMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var heading = Piece(PieceRole.Heading, [new TextRun(message.Heading, RunStyle.Strong, message.Link)]);
        MessagePiece[] note = message.Note is { } told ? [Piece(PieceRole.Note, [new TextRun(told)])] : [];
        return message.IsDigest
            ? [heading, .. note, .. message.Hits.SelectMany(EntriesOf)]
            : [heading, .. note, .. message.Hits.SelectMany(PiecesOf)];
    }

    /// <summary>The piece that stands for what is left out.</summary>
    /// <param name="left">How much that is.</param>
    /// <param name="isDigest">Whether hits are told together.</param>
    public static MessagePiece More(LeftOut left, bool isDigest)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Piece(PieceRole.More, [new TextRun($"… and {left.Text(isDigest)}", RunStyle.Faint)]);
    }

    private static IEnumerable<MessagePiece> PiecesOf(MessageHit hit)
    {
        yield return Piece(PieceRole.Headline, Headline(hit));
        yield return Piece(PieceRole.Source, [new TextRun(SourceOf(hit), RunStyle.Faint)]);
        foreach (var sentence in hit.Sentences)
        {
            yield return Piece(PieceRole.Sentence, RunsOf(sentence));
        }

        if (hit.Others.Count > 0)
        {
            yield return new MessagePiece(PieceRole.Others, [new MessageLine([new TextRun("Also told by", RunStyle.Faint)]), .. OthersOf(hit.Others)]) { Count = hit.Others.Count };
        }

        if (hit.Reasons.Count > 0)
        {
            yield return Piece(PieceRole.Why, [new TextRun(WhyOf(hit.Reasons), RunStyle.Faint)]) with { Count = hit.Reasons.Count };
        }
    }

    private static IEnumerable<MessagePiece> EntriesOf(MessageHit hit)
    {
        MessageLine[] proof = hit.Sentences is [var first, ..] ? [new MessageLine(RunsOf(first))] : [];
        yield return new MessagePiece(PieceRole.Entry, [new MessageLine(Headline(hit)), new MessageLine([new TextRun(SourceOf(hit), RunStyle.Faint)]), .. proof]);
        if (hit.Others.Count > 0)
        {
            yield return Piece(PieceRole.Others, [new TextRun($"Also told by {SourcesOf(hit.Others)}", RunStyle.Faint)]) with { Count = hit.Others.Count };
        }
    }

    private static string SourcesOf(IReadOnlyList<MessageSource> others) =>
        string.Join(" · ", others.Take(OthersNamedInDigest).Select(other => Cut.To(other.Source, LongestSource))) + (others.Count > OthersNamedInDigest ? $" … and {others.Count - OthersNamedInDigest} more" : "");

    private static IEnumerable<MessageLine> OthersOf(IReadOnlyList<MessageSource> others)
    {
        foreach (var other in others.Take(OthersNamed))
        {
            yield return new MessageLine([new TextRun($"{other.Source}: ", RunStyle.Faint), new TextRun(other.Headline, RunStyle.Plain, other.Link)]);
        }

        if (others.Count > OthersNamed)
        {
            yield return new MessageLine([new TextRun($"… and {Counted.Of(others.Count - OthersNamed, "more source")}", RunStyle.Faint)]);
        }
    }

    /// <summary>Why it hit, in a line: <c>Why: drone* in drone* NEAR/5 Iran · rifle</c>.</summary>
    public static string WhyOf(IReadOnlyList<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return "Why: " + string.Join(" · ", reasons.Take(ReasonsNamed)) + (reasons.Count > ReasonsNamed ? $" … and {reasons.Count - ReasonsNamed} more" : "");
    }

    private static TextRun[] Headline(MessageHit hit) => [new TextRun(hit.Headline, RunStyle.Strong, hit.Link)];

    private static string SourceOf(MessageHit hit) => hit.Time is { } time ? $"{hit.Source} · {time}" : hit.Source;

    /// <summary>A sentence in runs, the found words as <see cref="RunStyle.Term"/>.</summary>
    public static IReadOnlyList<TextRun> RunsOf(MarkedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return [.. sentence.Stretches.Select(stretch => new TextRun(stretch.Text, stretch.IsTerm ? RunStyle.Term : RunStyle.Plain))];
    }

    private static MessagePiece Piece(PieceRole role, IReadOnlyList<TextRun> runs) => new(role, [new MessageLine(runs)]);
}
