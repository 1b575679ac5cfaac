using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists;

/// <summary>Holds the matcher of the stored watchlists and makes it anew, off the hot path, when they have changed.</summary>
public sealed class WatchlistMatcherSource(IWatchlistStore store, TimeProvider time) : IDisposable
{
    /// <summary>How long a change of the watchlists may go unseen.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim loading = new(1, 1);
    private Loaded? loaded;

    /// <summary>The matcher; at most <see cref="Freshness"/> behind the store.</summary>
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

            var watchlists = await store.ListAsync(cancel);
            var same = loaded is not null && Fingerprint(loaded.Matcher.Watchlists) == Fingerprint(watchlists);
            loaded = new Loaded(same ? loaded!.Matcher : WatchlistMatcher.Build(watchlists), time.GetUtcNow());
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

    private static string Fingerprint(IReadOnlyList<Watchlist> watchlists) => Identity.StableHash.Id(
        [.. watchlists.SelectMany(list => (string[])
        [
            list.Id.Value, list.Name, .. list.Terms.SelectMany(term => (string[])[term.Text, term.Reference ?? ""]), "", .. list.Channels, "",
            list.Query?.ToString() ?? "", .. list.None.Select(veto => veto.ToString()), $"{list.MinTerms}",
            .. list.Scope.Feeds, "", .. list.Scope.Groups, "", .. list.Scope.Languages, "",
        ])]);

    private sealed record Loaded(WatchlistMatcher Matcher, DateTimeOffset At);
}
