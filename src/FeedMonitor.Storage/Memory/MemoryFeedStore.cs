using System.Globalization;
using FeedMonitor.Feeds;

namespace FeedMonitor.Storage.Memory;

internal sealed class MemoryFeedStore(TimeProvider time) : IFeedStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<FeedId, FeedRecord> records = [];
    private readonly Dictionary<FeedId, (FeedState State, DateTimeOffset Since)> unlisted = [];
    private long version;

    public Task<FeedRecord?> FindAsync(FeedId id, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult(records.GetValueOrDefault(id));
        }
    }

    public Task<IReadOnlyList<FeedRecord>> FindDueAsync(IReadOnlyList<FeedId> ids, bool areNeighbours, DateTimeOffset now, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<FeedRecord>>(
                [.. ids.Distinct().Select(id => records.GetValueOrDefault(id)).OfType<FeedRecord>().Where(record => record.State.NextPollAt <= now)]);
        }
    }

    public Task<IReadOnlyList<FeedRecord>> ListAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<FeedRecord>>(
                [.. records.Values.OrderBy(record => record.Feed.Title, StringComparer.OrdinalIgnoreCase).ThenBy(record => record.Feed.Id.Value, StringComparer.Ordinal)]);
        }
    }

    public Task<IReadOnlyList<DueFeed>> ListDueAsync(DateTimeOffset now, bool evenIfClaimed, CancellationToken cancel)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<DueFeed>>(
            [
                .. records.Values.Where(record => record.State.NextPollAt <= now && (evenIfClaimed || record.State.ClaimedUntil <= now))
                    .OrderBy(record => record.Feed.Id.Value, StringComparer.Ordinal)
                    .Select(record => new DueFeed(record.Feed.Id, record.Address, record.Version)),
            ]);
        }
    }

    public Task<IReadOnlyList<DueFeed>> ClaimAsync(IReadOnlyList<DueFeed> feeds, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            var claimed = feeds.Where(feed => records.TryGetValue(feed.Id, out var record) && record.Version == feed.Version).ToArray();
            foreach (var feed in claimed)
            {
                var record = records[feed.Id];
                Put(record.Feed, record.State with { ClaimedUntil = until });
            }

            return Task.FromResult<IReadOnlyList<DueFeed>>(claimed);
        }
    }

    public Task<bool> TrySaveStateAsync(FeedRecord record, FeedState state, CancellationToken cancel)
    {
        lock (gate)
        {
            var current = records.TryGetValue(record.Feed.Id, out var stored) && stored.Version == record.Version;
            if (current)
            {
                Put(record.Feed, state);
            }

            return Task.FromResult(current);
        }
    }

    public async Task<IReadOnlyList<bool>> TrySaveStatesAsync(IReadOnlyList<(FeedRecord Record, FeedState State)> states, CancellationToken cancel)
    {
        var saved = new List<bool>(states.Count);
        foreach (var (record, state) in states)
        {
            saved.Add(await TrySaveStateAsync(record, state, cancel));
        }

        return saved;
    }

    public Task PostponeAsync(Func<FeedUrl, bool> isMeant, DateTimeOffset until, CancellationToken cancel)
    {
        lock (gate)
        {
            foreach (var record in records.Values.Where(record => isMeant(record.Address) && record.State.NextPollAt < until).ToArray())
            {
                Put(record.Feed, record.State with { NextPollAt = until });
            }

            return Task.CompletedTask;
        }
    }

    public async Task ApplyAsync(IReadOnlyList<Feed> feeds, Func<IReadOnlyList<FeedId>, CancellationToken, Task> added, CancellationToken cancel)
    {
        if (Apply(feeds) is { Length: > 0 } news)
        {
            await added(news, cancel);
        }
    }

    private FeedId[] Apply(IReadOnlyList<Feed> feeds)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var old in unlisted.Where(feed => feed.Value.Since < now - FeedState.KeptUnlisted).Select(feed => feed.Key).ToArray())
            {
                unlisted.Remove(old);
            }

            FeedId[] added = [.. feeds.Select(feed => feed.Id).Where(id => !records.ContainsKey(id) && !unlisted.ContainsKey(id))];
            foreach (var gone in records.Keys.Except(feeds.Select(feed => feed.Id)).ToArray())
            {
                unlisted[gone] = (records[gone].State, now);
                records.Remove(gone);
            }

            foreach (var feed in feeds)
            {
                var stored = records.GetValueOrDefault(feed.Id);
                if (stored is null || !stored.Feed.SameDefinition(feed))
                {
                    Put(feed, stored?.State ?? (unlisted.Remove(feed.Id, out var before) ? before.State.ListedAgain(now) : FeedState.New));
                }
            }

            return added;
        }
    }

    private void Put(Feed feed, FeedState state) =>
        records[feed.Id] = new FeedRecord(feed, state, (++version).ToString(CultureInfo.InvariantCulture));
}
