using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Backtesting;

/// <summary>What is left of a chunk when its items were matched.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Items">Its items, in order.</param>
/// <param name="Damage">What is wrong with it, or null.</param>
internal sealed record ReplayedChunk(HistoryChunk Chunk, IReadOnlyList<ReplayedItem> Items, string? Damage);

/// <summary>An item that was matched.</summary>
/// <param name="Id">The item.</param>
/// <param name="IsEdit">Whether it was known before.</param>
/// <param name="Hits">Its hits, each with its watchlist. The text is let go.</param>
internal sealed record ReplayedItem(ItemId Id, bool IsEdit, IReadOnlyList<(Watchlist Watchlist, Hit Hit)> Hits);

/// <summary>Reads a chunk and matches its items, as a poll did when they came. Safe on many threads at once.</summary>
internal sealed class ChunkReplay(IItemHistory history, WatchlistMatcher matcher, IReadOnlyDictionary<FeedId, Feed> feeds)
{
    public async Task<ReplayedChunk> RunAsync(HistoryChunk chunk, CancellationToken cancel)
    {
        var reading = await history.ReadAsync(chunk, cancel);
        var items = new ReplayedItem[reading.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            items[i] = Match(reading.Items[i]);
        }

        return new ReplayedChunk(chunk, items, reading.Damage);
    }

    private ReplayedItem Match(HistoryItem kept)
    {
        var item = new IdentifiedItem(kept.Id, new FeedItem { Title = kept.Title, Link = kept.Link, Published = kept.Published }, []);
        var hits = kept.WasOld ? [] : ItemHits.Of(matcher, feeds.GetValueOrDefault(kept.Feed), item, kept.Text, kept.FirstSeen);
        return new ReplayedItem(kept.Id, kept.IsEdit, hits);
    }
}
