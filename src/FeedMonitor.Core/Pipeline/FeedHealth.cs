using FeedMonitor.Alerts;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Tells whether a feed that used to work is in trouble. A pure function of its state.</summary>
internal static class FeedHealth
{
    private const int UsualPauses = 10;

    /// <summary>The trouble that the feed is in, or null.</summary>
    public static FeedTrouble? TroubleOf(Feed feed, FeedState state, DateTimeOffset now, HealthOptions options)
    {
        if (state.GoneAt is { } gone)
        {
            return Of(FeedTroubleKind.Gone, gone, state.LastError ?? "the server says that it is gone for good") with { Occasion = Later(state.LastSuccessAt, state.ListedAgainAt) ?? DateTimeOffset.UnixEpoch };
        }

        // A feed that never worked is a mistake in the list, which its first poll shows.
        if (!state.HasBaseline)
        {
            return null;
        }

        if (state.Failures > 0)
        {
            return state.LastSuccessAt is { } success && Later(success, state.ListedAgainAt) is { } since && now - since >= TimeSpan.FromHours(options.BrokenAfterHours)
                ? Of(FeedTroubleKind.Broken, since, state.LastError ?? "it fails")
                : null;
        }

        var usual = state.Interval * FeedRhythm.PollsPerItem * UsualPauses;
        var patience = TimeSpan.FromDays(options.SilentAfterDays);
        return state.LastNewItemAt is { } last && now - Later(last, state.ListedAgainAt) >= (usual > patience ? usual : patience)
            ? Of(FeedTroubleKind.Silent, last, $"nothing new for {(now - last).TotalDays:0} days")
            : null;

        // A feed that left the list and came back was not asked meanwhile: it is given its time anew.
        static DateTimeOffset? Later(DateTimeOffset? worked, DateTimeOffset? listed) => worked > listed || listed is null ? worked : listed;

        FeedTrouble Of(FeedTroubleKind kind, DateTimeOffset since, string detail) => new(feed.Id, feed.Title, feed.Url.Value, kind, since, detail);
    }
}
