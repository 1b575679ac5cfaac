using FeedMonitor.Matching;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Watchlists;

/// <summary>
/// Holds the matcher of the stored watchlists and makes it anew, off the hot path, when they have changed. Only what has changed is read.
/// </summary>
/// <remarks>
/// A watchlist that can't be read keeps its last version that could, and the log says so. At the first look there is none: then the polls
/// fail and are repeated, for to go on without it would be to pass over items silently.
/// </remarks>
public sealed partial class WatchlistMatcherSource(IWatchlistStore store, TimeProvider time, ILogger<WatchlistMatcherSource> logger) : IDisposable
{
    /// <summary>How long a change of the watchlists may go unseen.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim loading = new(1, 1);
    private Loaded? loaded;

    /// <summary>The matcher; at most <see cref="Freshness"/> behind the store.</summary>
    /// <exception cref="UnreadableWatchlistException">A watchlist can't be read and never could.</exception>
    public async Task<WatchlistMatcher> GetAsync(CancellationToken cancel)
    {
        if (Fresh() is { } matcher)
        {
            return matcher;
        }

        await loading.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } ready)
            {
                return ready;
            }

            // Asked before the content: what changes in between is seen as a change the next time.
            var versions = await store.ListVersionsAsync(cancel);
            var now = time.GetUtcNow();
            loaded = loaded is null ? await FirstAsync(versions, now, cancel)
                : versions.SequenceEqual(loaded.Versions) ? loaded with { At = now }
                : await NextAsync(loaded, versions, now, cancel);
            return loaded.Matcher;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => loading.Dispose();

    private WatchlistMatcher? Fresh() => loaded is { } current && time.GetUtcNow() - current.At < Freshness ? current.Matcher : null;

    private async Task<Loaded> FirstAsync(IReadOnlyList<WatchlistVersion> versions, DateTimeOffset now, CancellationToken cancel) =>
        new(WatchlistMatcher.Build(await store.ListAsync(cancel)), versions, now);

    private async Task<Loaded> NextAsync(Loaded before, IReadOnlyList<WatchlistVersion> versions, DateTimeOffset now, CancellationToken cancel)
    {
        var known = before.Matcher.Watchlists.ToDictionary(list => list.Id);
        var unchanged = before.Versions.ToHashSet();
        var watchlists = new List<Watchlist>(versions.Count);
        var read = new List<WatchlistVersion>(versions.Count);
        foreach (var version in versions)
        {
            var kept = known.GetValueOrDefault(version.Id);
            var (watchlist, isRead) = kept is not null && unchanged.Contains(version) ? (kept, true) : await ReadAsync(version.Id, kept, cancel);
            if (watchlist is not null)
            {
                watchlists.Add(watchlist);
            }

            if (isRead)
            {
                read.Add(version);
            }
        }

        var isSame = watchlists.SequenceEqual(before.Matcher.Watchlists);
        return new Loaded(isSame ? before.Matcher : WatchlistMatcher.Build(watchlists), read, now);
    }

    // One that can't be read is asked for again at each look, since its version is not noted.
    private async Task<(Watchlist? Watchlist, bool IsRead)> ReadAsync(WatchlistId id, Watchlist? kept, CancellationToken cancel)
    {
        try
        {
            return (await store.FindAsync(id, cancel), true);
        }
        catch (UnreadableWatchlistException e) when (kept is not null)
        {
            LogUnreadable(e);
            return (kept, false);
        }
    }

    [LoggerMessage(LogLevel.Error, "A watchlist goes on as it was last read.")]
    private partial void LogUnreadable(UnreadableWatchlistException error);

    private sealed record Loaded(WatchlistMatcher Matcher, IReadOnlyList<WatchlistVersion> Versions, DateTimeOffset At);
}
