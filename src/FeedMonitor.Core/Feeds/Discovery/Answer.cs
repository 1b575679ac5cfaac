using FeedMonitor.Feeds.Fetching;

namespace FeedMonitor.Feeds.Discovery;

/// <summary>A fetch as it matters to somebody who looks at a feed by hand: bytes, or why there are none.</summary>
/// <param name="Body">The bytes, or null.</param>
/// <param name="Validators">What to ask "has it changed?" with.</param>
/// <param name="Error">Why there are no bytes, in one line; null if there are.</param>
/// <param name="RetryAfter">How long the server asked to wait, or null.</param>
public sealed record Answer(byte[]? Body, FeedValidators Validators, string? Error = null, TimeSpan? RetryAfter = null)
{
    private static readonly FeedValidators None = new(null, null);

    /// <summary>Whether the server said that nothing has changed.</summary>
    public bool IsUnchanged { get; private init; }

    /// <summary>Fetches an address.</summary>
    /// <param name="fetcher">The fetcher of the polls.</param>
    /// <param name="url">The address.</param>
    /// <param name="validators">Those of the answer before, or null.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Answer> GetAsync(IFeedFetcher fetcher, FeedUrl url, FeedValidators? validators, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fetcher);
        return await fetcher.FetchAsync(url, validators ?? None, cancel) switch
        {
            FetchOutcome.Fetched fetched => new Answer(fetched.Body, new FeedValidators(fetched.ETag, fetched.LastModified)),
            FetchOutcome.Failed failed => new Answer(null, None, failed.Error, failed.RetryAfter),
            FetchOutcome.NotModified => new Answer(null, validators ?? None, "the server says that nothing has changed (304), though it was not asked so") { IsUnchanged = true },
            var other => new Answer(null, None, OneLine.Of($"the fetch ended otherwise: {other}")),
        };
    }
}
