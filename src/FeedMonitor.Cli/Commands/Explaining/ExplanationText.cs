using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Explaining;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>An explanation for people.</summary>
internal static class ExplanationText
{
    // More sentences prove no more.
    private const int MostSentences = 10;
    private const int MostSentencesOfAReason = 3;

    /// <summary>A few lines: the item, the answer, then what proves it, or each part with a mark and the reason if it does not hold.</summary>
    public static string Of(Explanation explanation, ExplainedItem item, NamedWatchlist watchlist, bool colours) => string.Join(Environment.NewLine,
    [
        ItemLine(item),
        $"{explanation.Watchlist.Id} {(explanation.IsHit ? "hits" : "does not hit")} this item (the watchlist as {(watchlist.From is { } from ? $"{from} has it" : "it is stored")}):",
        .. explanation.IsHit
            ? Sentences(colours, explanation.Places.GroupBy(place => (place.Sentence, place.Clause)), MostSentences, "  ", Proves)
            : explanation.Parts.SelectMany(part => PartLines(colours, part)),
        .. StoredLines(explanation, item),
        .. StoryLines(item),
    ]);

    private static string ItemLine(ExplainedItem item)
    {
        var title = item.Text.Title.Length == 0 ? Text.Unprintable.Blanked(item.Name) : $"\"{TerminalLine.Of(item.Text.Title)}\"";
        return item.Kept is { } kept
            ? $"{title}, {TerminalLine.Of(item.FeedTitle ?? "of a feed that is listed no longer")}, first seen {Time(kept.FirstSeen)}"
            : item.Text.Title.Length == 0 ? title : $"{title}, {Text.Unprintable.Blanked(item.Name)}";
    }

    private static IEnumerable<string> PartLines(bool colours, ExplainedPart part)
    {
        var head = $"  {(part.Holds ? "✓" : "✗")} {part.Kind.ToString().ToLowerInvariant(),-9}  ";
        var indent = new string(' ', head.Length);
        if (part.Holds)
        {
            return [head + TerminalLine.Of(part.Kind == PartKind.None ? $"{part.Asks} does not veto it" : part.Asks)];
        }

        // The reason of a single term names it; that of a larger clause does not say what was asked.
        var clause = part.Kind == PartKind.Query && !part.Reasons[0].Text.StartsWith(part.Asks, StringComparison.Ordinal) ? $"{part.Asks}: " : "";
        return part.Reasons.SelectMany((reason, number) => Sentences(colours, reason.Places.GroupBy(place => (place.Sentence, "")), MostSentencesOfAReason, indent + "  ", InZone)
            .Prepend((number == 0 ? head + TerminalLine.Of(clause + reason.Text) : indent + TerminalLine.Of(reason.Text))));
    }

    private static IEnumerable<string> Sentences(
        bool colours, IEnumerable<IEnumerable<TermMatch>> places, int most, string indent, Func<IReadOnlyList<TermMatch>, string> label)
    {
        TermMatch[][] sentences = [.. places.Select(sentence => sentence.ToArray())];
        foreach (var sentence in sentences.Take(most))
        {
            yield return $"{indent}{TerminalLine.Of(label(sentence))}: {MarkedLine.Of(sentence[0].Sentence, sentence.Select(place => place.Words), colours)}";
        }

        if (sentences.Length > most)
        {
            yield return $"{indent}and {Text.Counted.Of(sentences.Length - most, "more sentence")}";
        }
    }

    private static string Proves(IReadOnlyList<TermMatch> sentence) =>
        $"{(sentence[0].Clause == TermMatch.OfTerms ? string.Join(", ", sentence.Select(place => place.Term.Text).Distinct(StringComparer.Ordinal)) : sentence[0].Clause)} ({sentence[0].Zone.Name()})";

    private static string InZone(IReadOnlyList<TermMatch> sentence) => sentence[0].Zone.Name();

    private static IEnumerable<string> StoredLines(Explanation explanation, ExplainedItem item) => (item.Kept, item.Stored, explanation.IsHit) switch
    {
        (null, _, _) or (_, not null, true) or (_, null, false) => [],
        (_, null, true) => ["No hit of it is stored: the watchlist may be newer than the item, or the item was old at the first poll of its feed."],
        (_, { } stored, false) => [$"A hit of it is stored, found {Time(stored.FoundAt)} by {TerminalLine.Of(string.Join(", ", stored.Terms.Take(5)))}: since then the watchlist or the article has changed."],
    };

    private static IEnumerable<string> StoryLines(ExplainedItem item)
    {
        foreach (var alert in item.Stored?.Alerts.Where(alert => alert.State == AlertState.Suppressed) ?? [])
        {
            yield return $"Its alert on {alert.Channel} is suppressed: {TerminalLine.Of(alert.Reason ?? "")}.";
        }

        if (item.Story is { } story)
        {
            var because = story.Because.Count > 0 ? string.Join("; ", story.Because.Select(TerminalLine.Of)) : "that item is not kept any more";
            yield return $"It tells one story with \"{TerminalLine.Of(story.Like.Source.Title)}\", {TerminalLine.Of(story.Like.Source.FeedTitle)}, found {Time(story.Like.FoundAt)}: {because}.";
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
