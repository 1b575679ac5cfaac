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
            return Of(FeedTroubleKind.Gone, gone, state.LastError ?? "the server says that it is gone for good") with { Occasion = state.LastSuccessAt ?? DateTimeOffset.UnixEpoch };
        }

        // A feed that never worked is a mistake in the list, which its first poll shows.
        if (!state.HasBaseline)
        {
            return null;
        }

        if (state.Failures > 0)
        {
            return state.LastSuccessAt is { } success && now - success >= TimeSpan.FromHours(options.BrokenAfterHours)
                ? Of(FeedTroubleKind.Broken, success, state.LastError ?? "it fails")
                : null;
        }

        var usual = state.Interval * FeedRhythm.PollsPerItem * UsualPauses;
        var patience = TimeSpan.FromDays(options.SilentAfterDays);
        return state.LastNewItemAt is { } last && now - last >= (usual > patience ? usual : patience)
            ? Of(FeedTroubleKind.Silent, last, $"nothing new for {(now - last).TotalDays:0} days")
            : null;

        FeedTrouble Of(FeedTroubleKind kind, DateTimeOffset since, string detail) => new(feed.Id, feed.Title, feed.Url.Value, kind, since, detail);
    }
}
