using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Stories;

namespace FeedMonitor.Alerts;

/// <summary>What an alert tells of.</summary>
public abstract record AlertSubject
{
    private AlertSubject()
    {
    }

    /// <summary>What was told of it where a message had room to name only the first hits of a digest, or all of it.</summary>
    /// <param name="named">How many hits it names; null for all.</param>
    public AlertSubject AsNamed(int? named) => this is OfDigest { Digest: var digest } && named is { } some ? new OfDigest(digest with { Hits = [.. digest.Hits.Take(some)] }) : this;

    /// <summary>A watchlist's hit.</summary>
    /// <param name="Hit">The hit.</param>
    public sealed record OfHit(Hit Hit) : AlertSubject
    {
        /// <summary>The story that it tells: the item that began it.</summary>
        public ItemId Story { get; init; } = Hit.Item;

        /// <summary>Who else is known to have told the story, oldest first.</summary>
        public IReadOnlyList<StorySource> OtherSources { get; init; } = [];
    }

    /// <summary>Several hits of a watchlist.</summary>
    /// <param name="Digest">The hits.</param>
    public sealed record OfDigest(AlertDigest Digest) : AlertSubject;

    /// <summary>A feed in trouble.</summary>
    /// <param name="Trouble">What is wrong with it.</param>
    public sealed record OfFeed(FeedTrouble Trouble) : AlertSubject;
}
