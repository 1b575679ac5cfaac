using System.Net;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Feeds.Checking;

/// <summary>What a poll of an address would meet. What was not reached is null.</summary>
/// <param name="Url">The address.</param>
public sealed record CheckReport(FeedUrl Url)
{
    /// <summary>What the host name resolves to; none if it does not.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>Whether a poll may connect to one of them.</summary>
    public bool MayConnect { get; init; }

    /// <summary>Why it does not resolve, in one line.</summary>
    public string? ResolveError { get; init; }

    /// <summary>How the fetch ended.</summary>
    public FetchOutcome? Fetch { get; init; }

    /// <summary>The feed's bytes and what came with them.</summary>
    public FetchOutcome.Fetched? Fetched => Fetch as FetchOutcome.Fetched;

    /// <summary>Whether the server answers 304 if it is asked with them; null if there are none.</summary>
    public bool? AnswersUnchanged { get; init; }

    /// <summary>The encoding, and what told it; null in place of that if it was not the bytes.</summary>
    public (string Name, string? Evidence)? Encoding { get; init; }

    /// <summary>Why the bytes are no feed, in one line.</summary>
    public string? ReadError { get; init; }

    /// <summary>If they are a page: the first feed that it names.</summary>
    public DiscoveredFeed? FeedOfPage { get; init; }

    /// <summary>The feed.</summary>
    public FeedDocument? Document { get; init; }

    /// <summary>When it was checked.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>When it would be polled next.</summary>
    public DateTimeOffset NextPollAt { get; init; }

    /// <summary>Whether the feed could be read.</summary>
    public bool Ok => Document is not null;

    /// <summary>The dates of its items, as polls see them.</summary>
    public IEnumerable<DateTimeOffset> Dates => Document?.Items.Select(item => item.Published ?? item.Updated).OfType<DateTimeOffset>() ?? [];
}
