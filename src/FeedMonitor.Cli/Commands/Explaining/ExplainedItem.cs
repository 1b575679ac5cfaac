using System.Text.RegularExpressions;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Explaining;

/// <summary>The item that is asked about.</summary>
/// <param name="Name">The file or the id, as it was given.</param>
/// <param name="Text">Its text.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed partial record ExplainedItem(string Name, CleanText Text, ItemOrigin Origin)
{
    /// <summary>The item as the monitor keeps it; null for a file.</summary>
    public HistoryItem? Kept { get; init; }

    /// <summary>What people call its feed; null for a file, or if the feed is listed no longer.</summary>
    public string? FeedTitle => Origin.Feed is { } feed && feed != UnlistedFeed.Feed ? feed.Title : null;

    /// <summary>The stored hit of the watchlist on it, or null.</summary>
    public Hit? Stored { get; init; }

    /// <summary>Whose story that hit tells, or null.</summary>
    public ExplainedStory? Story { get; init; }

    /// <summary>Reads a file, or looks up an id.</summary>
    /// <exception cref="UserErrorException">There is no such file or item.</exception>
    public static async Task<ExplainedItem> FindAsync(string given, WatchlistId watchlist, StorageOnDemand storage, CancellationToken cancel) =>
        Id().IsMatch(given) && !File.Exists(given) ? await KeptAsync(given, watchlist, storage, cancel) : Read(given);

    private static ExplainedItem Read(string file)
    {
        var text = InputFile.TryReadText(file, out var read, out var problem)
            ? Cleaner.Clean(read)
            : throw new UserErrorException($"--item: {file}: {problem}; expected a file, or the id of an item or hit (32 hexadecimal digits).");
        return new ExplainedItem(file, text, new ItemOrigin(null, text.Language));
    }

    private static async Task<ExplainedItem> KeptAsync(string id, WatchlistId watchlist, StorageOnDemand storage, CancellationToken cancel)
    {
        var hits = await storage.GetAsync<IHitStore>(cancel);
        var hit = await hits.FindAsync(new HitId(id), cancel);
        var item = hit?.Item ?? new ItemId(id);

        // What was found was kept in the same hour: of a hit, nothing older need be read.
        var kept = await KeptItem.FindAsync(item, await storage.GetAsync<IItemHistory>(cancel), hit?.FoundAt ?? DateTimeOffset.MinValue, cancel)
            ?? throw new UserErrorException($"--item: no item or hit with the id {id} is kept. Items are forgotten after some time (History__RetentionDays).");
        var feed = (await (await storage.GetAsync<IFeedStore>(cancel)).FindAsync(kept.Feed, cancel))?.Feed;
        var stored = await hits.FindAsync(HitId.Of(watchlist, item), cancel);
        return new ExplainedItem(id, kept.Text, ItemOrigin.OfKept(feed, kept.Text.Language))
        {
            Kept = kept,
            Stored = stored,
            Story = stored is null ? null : await ExplainedStory.FindAsync(stored, kept.Text, storage, TimeProvider.System, cancel),
        };
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Id();
}
