namespace FeedMonitor.Feeds.Fetching;

/// <summary>What a feed's last answer gave to ask "has it changed?" with (RFC 9110 §13).</summary>
/// <param name="ETag">Its entity tag, quotes included, or null.</param>
/// <param name="LastModified">Its Last-Modified as it was sent, or null.</param>
public sealed record FeedValidators(string? ETag, string? LastModified);

/// <summary>Why a fetch failed.</summary>
public enum FetchTrouble
{
    /// <summary>There was no answer.</summary>
    Network,

    /// <summary>The address guard.</summary>
    Forbidden,

    /// <summary>A status.</summary>
    Http,

    /// <summary>A browser check.</summary>
    Challenge,

    /// <summary>A login.</summary>
    Login,

    /// <summary>Too large.</summary>
    TooLarge,

    /// <summary>Redirects.</summary>
    Redirects,
}

/// <summary>How a fetch ended.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>The server sent the feed.</summary>
    /// <param name="Body">The bytes, decompressed.</param>
    /// <param name="ETag">Its entity tag, or null.</param>
    /// <param name="LastModified">Its Last-Modified, or null.</param>
    public sealed record Fetched(byte[] Body, string? ETag, string? LastModified) : FetchOutcome
    {
        /// <summary>Charset.</summary>
        public string? Charset { get; init; }

        /// <summary>Where it came from.</summary>
        public Uri? Address { get; init; }

        /// <summary>Fresh for.</summary>
        public TimeSpan? FreshFor { get; init; }

        /// <summary>Moved to.</summary>
        public FeedUrl? MovedTo { get; init; }

        /// <summary>Bytes.</summary>
        public long WireBytes { get; init; }
    }

    /// <summary>304: the feed is as it was.</summary>
    public sealed record NotModified : FetchOutcome
    {
        /// <summary>Fresh for.</summary>
        public TimeSpan? FreshFor { get; init; }

        /// <summary>Moved to.</summary>
        public FeedUrl? MovedTo { get; init; }
    }

    /// <summary>410.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Gone(string Error) : FetchOutcome;

    /// <summary>429.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="RetryAfter">How long.</param>
    public sealed record Throttled(string Error, TimeSpan? RetryAfter = null) : FetchOutcome;

    /// <summary>There was no answer, or not the feed.</summary>
    /// <param name="Error">Why; made one line of bounded length.</param>
    /// <param name="RetryAfter">How long the server asked to wait, or null.</param>
    public sealed record Failed(string Error, TimeSpan? RetryAfter = null) : FetchOutcome
    {
        /// <summary>Why, in one line.</summary>
        public string Error { get; } = OneLine.Of(Error);

        /// <summary>What kind.</summary>
        public FetchTrouble Trouble { get; init; }
    }
}

/// <summary>Fetches feeds.</summary>
public interface IFeedFetcher
{
    /// <summary>Fetches a feed. A server that fails, refuses or hangs is an outcome, not an exception.</summary>
    Task<FetchOutcome> FetchAsync(FeedUrl url, FeedValidators validators, CancellationToken cancel);
}
