using FeedMonitor.Feeds;
using FeedMonitor.Hashing;

namespace FeedMonitor.Alerts;

/// <summary>What is wrong with a feed that used to work.</summary>
public enum FeedTroubleKind
{
    /// <summary>Its polls have failed for long.</summary>
    Broken,

    /// <summary>It answers and has brought nothing new for much longer than usual.</summary>
    Silent,

    /// <summary>Its server says that it is gone for good (410).</summary>
    Gone,
}

/// <summary>A feed that used to work and needs a person to look: told once, until it works again.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="FeedTitle">What people call it.</param>
/// <param name="FeedUrl">Its address.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Since">Since when.</param>
/// <param name="Detail">The last error, or how long it was silent; one line.</param>
public sealed record FeedTrouble(FeedId Feed, string FeedTitle, string FeedUrl, FeedTroubleKind Kind, DateTimeOffset Since, string Detail)
{
    /// <summary>
    /// By which moment the trouble is told from an earlier one of its kind, where that is not <see cref="Since"/>: a poll that is run again after a crash meets the same
    /// trouble at another time.
    /// </summary>
    public DateTimeOffset? Occasion { get; init; }

    /// <summary>The id of its alert on a channel: the same for the same trouble.</summary>
    public AlertId AlertOn(string channel) => new(StableHash.Id("feed-health", Feed.Value, Kind.ToString(), $"{(Occasion ?? Since).UtcTicks}", channel));
}

/// <summary>The channels that are told of feeds in trouble (<c>feedHealth</c> in <c>channels.yaml</c>).</summary>
/// <param name="ids">Their ids.</param>
public sealed class FeedHealthChannels(IReadOnlyList<string> ids)
{
    private volatile IReadOnlyList<string> ids = ids;

    /// <summary>Their ids; none means that nobody is told, and <c>/api/feeds</c> shows it.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>Puts others in their place.</summary>
    public void Replace(IReadOnlyList<string> channels) => ids = channels;
}
