using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>Makes hits of matches: one a watchlist. A pure function.</summary>
public static class HitComposer
{
    /// <summary>A term that stands everywhere is proved by its first sentences.</summary>
    public const int SentencesPerTerm = 3;

    /// <summary>A hit of many terms is proved by this many sentences of <see cref="Sentence.Longest"/> units; with <see cref="LongestClause"/> it bounds the stored row.</summary>
    public const int SentencesPerHit = 25;

    /// <summary>A longer headline is cut; a hostile feed may send megabytes.</summary>
    public const int LongestTitle = 500;

    /// <summary>A longer address is left out: half of one leads nowhere.</summary>
    public const int LongestLink = 2_048;

    /// <summary>A longer term, clause or reference is cut: a phrase or query may be a page long, and each proof carries them.</summary>
    public const int LongestClause = 200;

    /// <summary>So many terms of a hit are remembered; an item that carries more is not told of again.</summary>
    public const int TermsPerHit = 200;

    /// <summary>What a stored hit becomes by an edit of its item, or null if the edit shows no term that it did not have.</summary>
    /// <param name="stored">The hit.</param>
    /// <param name="edit">The hit as the edited item alone would make it.</param>
    public static Hit? Amend(Hit stored, Hit edit)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(edit);
        var newTerms = NewTerms(stored.Terms, edit.Terms);
        if (newTerms.Count == 0)
        {
            return null;
        }

        var channels = edit.Alerts.Select(alert => alert.Channel);
        return stored with
        {
            AmendedAt = edit.FoundAt,
            Terms = WithNewTerms(stored.Terms, newTerms),
            Score = Math.Max(stored.Score, edit.Score),
            Evidence = [.. edit.Evidence.Where(proof => newTerms.Contains(proof.Term, StringComparer.Ordinal)).Concat(stored.Evidence).Take(SentencesPerHit)],
            Signature = edit.Signature,
            Alerts = [.. stored.Alerts, .. channels.Select(channel => new HitAlert(AlertId.Of(stored.Id, channel, newTerms), channel, AlertState.Owed, edit.FoundAt))],
        };
    }

    /// <summary>The terms by which an edit tells something new of a hit; none if the hit is full.</summary>
    internal static IReadOnlyList<string> NewTerms(IReadOnlyList<string> known, IReadOnlyList<string> shown) =>
        known.Count >= TermsPerHit ? [] : [.. shown.Except(known, StringComparer.Ordinal)];

    /// <summary>The terms of a hit after an edit.</summary>
    internal static IReadOnlyList<string> WithNewTerms(IReadOnlyList<string> known, IReadOnlyList<string> newTerms) => [.. known.Concat(newTerms).Take(TermsPerHit)];

    /// <summary>The hits of one item.</summary>
    public static IReadOnlyList<Hit> Compose(Feed feed, IdentifiedItem item, CleanText text, IReadOnlyList<WatchlistMatch> matches, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(text);
        return [.. matches.Select(match => Compose(feed, item, text, match.Watchlist, match.Places, now))];
    }

    private static Hit Compose(Feed feed, IdentifiedItem item, CleanText text, Watchlist watchlist, IReadOnlyList<TermMatch> matches, DateTimeOffset now)
    {
        var id = HitId.Of(watchlist.Id, item.Id);
        return new Hit
        {
            Id = id,
            Watchlist = watchlist.Id,
            WatchlistName = watchlist.Name,
            Item = item.Id,
            Title = Cut.To(text.Title, LongestTitle),
            Link = item.Item.Link is { Length: <= LongestLink } link ? link : null,
            Published = item.Item.Published,
            Feed = feed.Id,
            FeedTitle = feed.Title,
            FeedUrl = feed.Url.Value,
            FoundAt = now,
            Score = matches.GroupBy(match => match.Term.Text, StringComparer.Ordinal)
                .Sum(term => term.Any(match => match.Zone is Zone.Headline or Zone.Lead) ? 2 : 1),
            Terms = [.. matches.Select(NameOf).Distinct(StringComparer.Ordinal).Take(TermsPerHit)],
            Evidence = ProofOf(matches, match => PrintOf(feed, item, text, match)),
            Alerts = [.. watchlist.Channels.Select(channel => new HitAlert(AlertId.Of(id, channel), channel, AlertState.Owed, now))],
        };
    }

    // Every term is proved before any is proved twice.
    private static Evidence[] ProofOf(IReadOnlyList<TermMatch> matches, Func<TermMatch, ulong> print) =>
    [
        .. matches.GroupBy(match => match.Term.Text, StringComparer.Ordinal)
            .SelectMany(term => term.DistinctBy(match => (match.Sentence, match.Term.Reference)).Take(SentencesPerTerm).Select((match, nth) => (match, nth)))
            .OrderBy(proof => proof.nth)
            .ThenBy(proof => proof.match.Start)
            .Take(SentencesPerHit)
            .Select(proof => proof.match)
            .OrderBy(match => match.Start)
            .Select(match => new Evidence(NameOf(match), match.Sentence, match.Zone, match.Start, match.Length)
            {
                Words = match.Words,
                Block = print(match),
                Clause = Cut.To(match.Clause, LongestClause),
                Reference = match.Term.Reference is { } reference ? Cut.To(reference, LongestClause) : null,
            }),
    ];

    private static string NameOf(TermMatch match) => Cut.To(match.Term.Text, LongestClause);

    private static ulong PrintOf(Feed feed, IdentifiedItem item, CleanText text, TermMatch match) =>
        match.Zone != Zone.Headline && text.Blocks.LastOrDefault(block => block.Start <= match.Start && match.Start < block.Start + block.Text.Length) is { } block
            ? BlockPrint.Of(ItemSite.Of(feed, item.Item), block.Text)
            : BlockPrint.None;
}
