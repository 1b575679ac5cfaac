using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>What an alert tells of.</summary>
public abstract record AlertSubject
{
    private AlertSubject()
    {
    }

    /// <summary>A watchlist's hit.</summary>
    /// <param name="Hit">The hit.</param>
    public sealed record OfHit(Hit Hit) : AlertSubject;

    /// <summary>A feed in trouble.</summary>
    /// <param name="Trouble">What is wrong with it.</param>
    public sealed record OfFeed(FeedTrouble Trouble) : AlertSubject;
}
