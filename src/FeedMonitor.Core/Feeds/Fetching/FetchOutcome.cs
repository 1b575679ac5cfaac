using System.Net;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>What a feed's last answer gave to ask "has it changed?" with (RFC 9110 §13).</summary>
/// <param name="ETag">Its entity tag, quotes included, or null.</param>
/// <param name="LastModified">Its Last-Modified as it was sent, or null.</param>
public sealed record FeedValidators(string? ETag, string? LastModified)
{
    /// <summary>Those of a feed that gave none, or was never asked: asked with them, it is fetched whole.</summary>
    public static FeedValidators None { get; } = new(ETag: null, LastModified: null);
}

/// <summary>One answer on the way to a feed.</summary>
/// <param name="Address">Who gave it.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Version">The version of HTTP that was spoken.</param>
public sealed record Hop(Uri Address, HttpStatusCode Status, Version Version);

/// <summary>How a fetch ended. Every error is one line of bounded length.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>Why there is no feed, in one line; null where nothing went wrong.</summary>
    public virtual string? Error => null;

    /// <summary>How long the server asked to wait, or null; never negative.</summary>
    public virtual TimeSpan? RetryAfter => null;

    /// <summary>Every answer on the way, redirects first; empty if nobody answered.</summary>
    public IReadOnlyList<Hop> Hops { get; init; } = [];

    /// <summary>The server sent a body. Whether it is a feed is for its reader to say.</summary>
    /// <param name="Body">The bytes, decompressed.</param>
    /// <param name="ETag">Its entity tag, or null.</param>
    /// <param name="LastModified">Its Last-Modified, or null.</param>
    public sealed record Fetched(byte[] Body, string? ETag, string? LastModified) : FetchOutcome
    {
        /// <summary>The charset of its Content-Type as it was sent, or null.</summary>
        public string? Charset { get; init; }

        /// <summary>Where the body came from, after redirects.</summary>
        public Uri? Address { get; init; }

        /// <inheritdoc cref="NotModified.FreshFor"/>
        public TimeSpan? FreshFor { get; init; }

        /// <inheritdoc cref="NotModified.MovedTo"/>
        public FeedUrl? MovedTo { get; init; }

        /// <summary>The bytes of the body as they came over the wire, before decompression.</summary>
        public long WireBytes { get; init; }
    }

    /// <summary>304: the feed is as it was.</summary>
    public sealed record NotModified : FetchOutcome
    {
        /// <summary>How long there will be nothing newer, as the answer has it (RFC 9111 §4.2.1), or null if it does not say; never negative.</summary>
        public TimeSpan? FreshFor { get; init; }

        /// <summary>Where the feed has moved: the last address, if every redirect on the way was permanent (301 or 308) and none left https; else null.</summary>
        public FeedUrl? MovedTo { get; init; }
    }

    /// <summary>410: the feed was taken away for good.</summary>
    /// <param name="Error">Why, for people.</param>
    public sealed record Gone(string Error) : FetchOutcome
    {
        /// <summary>Why, in one line.</summary>
        public override string Error { get; } = OneLine.Of(Error);
    }

    /// <summary>The server asks for fewer requests: 429, 503, or a 403 that means the same.</summary>
    /// <param name="Error">Why, for people.</param>
    /// <param name="RetryAfter">How long it asked to wait, or null; never negative.</param>
    public sealed record Throttled(string Error, TimeSpan? RetryAfter) : FetchOutcome
    {
        /// <summary>Why, in one line.</summary>
        public override string Error { get; } = OneLine.Of(Error);

        /// <inheritdoc />
        public override TimeSpan? RetryAfter { get; } = RetryAfter;
    }

    /// <summary>There was no answer, or not the feed.</summary>
    /// <param name="Error">Why, for people.</param>
    /// <param name="RetryAfter">How long the server asked to wait, or null; never negative.</param>
    public sealed record Failed(string Error, TimeSpan? RetryAfter = null) : FetchOutcome
    {
        /// <summary>Why, in one line.</summary>
        public override string Error { get; } = OneLine.Of(Error);

        /// <inheritdoc />
        public override TimeSpan? RetryAfter { get; } = RetryAfter;

        /// <summary>What kind of trouble it is.</summary>
        public FetchTrouble Trouble { get; init; }
    }
}

/// <summary>Fetches feeds.</summary>
public interface IFeedFetcher
{
    /// <summary>Fetches a feed. A server that fails, refuses or hangs is an outcome, not an exception.</summary>
    Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel);
}
