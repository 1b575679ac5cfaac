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

    /// <summary>Why the bytes did not come, in one line.</summary>
    public string? FetchError { get; init; }

    /// <summary>How long the server asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How many bytes came, after decompression.</summary>
    public int? Bytes { get; init; }

    /// <summary>What to ask "has it changed?" with.</summary>
    public FeedValidators Validators { get; init; } = new(null, null);

    /// <summary>Whether the server answers 304 if it is asked with them; null if there are none.</summary>
    public bool? AnswersUnchanged { get; init; }

    /// <summary>The encoding, and what told it; null in place of that if it was not the bytes.</summary>
    public (string Name, string? Evidence)? Encoding { get; init; }

    /// <summary>Why the bytes are no feed, in one line.</summary>
    public string? ReadError { get; init; }

    /// <summary>If they are a page: the feeds that it names.</summary>
    public IReadOnlyList<DiscoveredFeed> FeedsOfPage { get; init; } = [];

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
