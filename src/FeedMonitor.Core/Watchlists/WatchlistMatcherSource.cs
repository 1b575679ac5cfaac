using FeedMonitor.Matching;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Watchlists;

/// <summary>
/// Holds the matcher of the stored watchlists and makes it anew, beside the polls, when they have changed. Only what has changed is read.
/// </summary>
/// <remarks>
/// While it looks, polls go on with the matcher that there is, unless that has become older than <see cref="LongestBehind"/>. A watchlist that
/// can't be read keeps its last version that could; if the store can't be asked, all do, and the log says so. At the first look there is
/// none: then the polls fail and are repeated, for to go on without it would be to pass over items silently.
/// </remarks>
public sealed partial class WatchlistMatcherSource(IWatchlistStore store, TimeProvider time, ILogger<WatchlistMatcherSource> logger) : IDisposable
{
    /// <summary>How often the store is looked at, as long as somebody asks.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>With an older matcher than this, as after a pause, a poll waits for the look.</summary>
    public static readonly TimeSpan LongestBehind = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private DateTimeOffset lookedAt;
    private int edits;
    private Task<Loaded>? look;
    private Loaded? loaded;

    /// <summary>The matcher; at most <see cref="LongestBehind"/> behind the store, if the store can be read.</summary>
    /// <exception cref="UnreadableWatchlistException">A watchlist can't be read and never could.</exception>
    public async Task<WatchlistMatcher> GetAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task<Loaded> running;
            int edit;
            lock (gate)
            {
                edit = edits;
                var now = time.GetUtcNow();
                if (look is null && (loaded is null || loaded.Edit != edit || now - lookedAt >= Freshness))
                {
                    var (before, stopped) = (loaded, stop.Token);
                    lookedAt = now;
                    look = Task.Run(() => LookAsync(before, edit, now, stopped), stopped);
                }

                if (loaded is { } current && current.Edit == edit && (look is null || now - current.At < LongestBehind))
                {
                    return current.Matcher;
                }

                running = look!;
            }

            // A look that began before the edit may have missed it.
            if (await running.WaitAsync(cancel) is var found && found.Edit == edit)
            {
                return found.Matcher;
            }
        }
    }

    /// <summary>Lets the next poll wait for a look at the store, which this process has just changed.</summary>
    public void LookAgain()
    {
        lock (gate)
        {
            edits++;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task<Loaded> LookAsync(Loaded? before, int edit, DateTimeOffset now, CancellationToken cancel)
    {
        // Where the look fails, the edit is seen by one of the next.
        var next = before is null ? null : before with { Edit = edit };
        try
        {
            // Asked before the content: what changes in between is seen as a change the next time.
            var versions = await store.ListVersionsAsync(cancel);
            next = before is null ? await FirstAsync(versions, now, cancel)
                : versions.SequenceEqual(before.Versions) ? before with { At = now }
                : await NextAsync(before, versions, now, cancel);
            next = next with { Edit = edit };
        }
        catch (Exception e) when (before is not null && !cancel.IsCancellationRequested)
        {
            // The polls have a good matcher, and the next look is soon.
            LogFailed(e);
        }
        finally
        {
            lock (gate)
            {
                (loaded, look) = (next, null);
            }
        }

        return next!;
    }

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

    [LoggerMessage(LogLevel.Error, "The stored watchlists can't be read anew; they go on as they were last read.")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "A watchlist goes on as it was last read.")]
    private partial void LogUnreadable(UnreadableWatchlistException error);

    private sealed record Loaded(WatchlistMatcher Matcher, IReadOnlyList<WatchlistVersion> Versions, DateTimeOffset At)
    {
        /// <summary>How many edits of this process it has seen.</summary>
        public int Edit { get; init; }
    }
}
