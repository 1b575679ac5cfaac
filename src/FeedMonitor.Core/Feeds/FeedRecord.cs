namespace FeedMonitor.Feeds;

/// <summary>One stored feed: its definition, its state, and the version under which they were read.</summary>
/// <param name="Feed">What the user lists.</param>
/// <param name="State">What polling has found.</param>
/// <param name="Version">The store's version token (an ETag); a save under an older one is refused.</param>
public sealed record FeedRecord(Feed Feed, FeedState State, string Version)
{
    /// <summary>Where the feed is asked for: the address in the list, or the one to which it has moved.</summary>
    public FeedUrl Address => State.AddressFrom(Feed.Url);
}

/// <summary>A feed that is due, as the planner needs it: without its seen set.</summary>
/// <param name="Id">The feed.</param>
/// <param name="Url">Where it is asked for, see <see cref="FeedRecord.Address"/>; feeds of one host go into one batch.</param>
/// <param name="Version">The version under which it was read.</param>
public sealed record DueFeed(FeedId Id, FeedUrl Url, string Version);
