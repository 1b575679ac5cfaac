using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Hands due feeds to the workers: claims them, groups them by host, sends a message a batch.</summary>
public sealed class PollPlanner(IFeedStore feeds, IWorkQueues queues, TimeProvider time)
{
    /// <summary>How long a claim holds. A worker that dies lets it pass, and the feed is planned again.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>Plans everything that is due now.</summary>
    /// <param name="evenIfClaimed">
    /// Whether to plan feeds that are claimed already: at a host's start, to take over what a killed one left. A feed that is
    /// polled twice at once costs a request and no more, since the feed row is saved under its version.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many feeds were planned.</returns>
    public async Task<int> RunAsync(bool evenIfClaimed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await feeds.ListDueAsync(now, evenIfClaimed, cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        var claimed = await feeds.ClaimAsync(due, now + Claim, cancel);
        var batches = claimed.GroupBy(feed => feed.Url.Host, StringComparer.OrdinalIgnoreCase)
            .SelectMany(host => host.Select(feed => feed.Id).Chunk(PollBatch.MaxFeeds));
        foreach (var batch in batches)
        {
            await queues.SendPollAsync(new PollBatch(batch), cancel);
        }

        return claimed.Count;
    }
}
