using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>What of an item is not the article, read as if it were: there stand most of the words that people saw and no watchlist hits.</summary>
internal sealed class SilentText(CleanText text)
{
    private readonly CleanText asBody = text with { Blocks = [.. text.Blocks.Where(block => !block.Zone.IsMatched()).Select(block => block with { Zone = Zone.Body })] };

    /// <summary>Where a part of a query stands in it, with the zones as they are.</summary>
    public IReadOnlyList<TermMatch> Places(QueryNode part) => Zoned(Probe.Places(asBody, part));

    /// <summary>Where terms stand in it, with the zones as they are.</summary>
    public IReadOnlyList<TermMatch> Places(IReadOnlyList<Term> terms) => Zoned(Probe.Places(asBody, terms));

    private TermMatch[] Zoned(IReadOnlyList<TermMatch> places) => [.. places.Select(place => place with { Zone = text.Blocks[BlockPlace.Of(text, place)].Zone })];
}
