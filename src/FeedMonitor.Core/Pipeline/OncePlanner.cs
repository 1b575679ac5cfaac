using System.Collections.Concurrent;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>Plans for a worker that polls everything that is due at once and then ends.</summary>
/// <remarks>
/// Nothing is claimed: claims, a write a feed, would keep off nobody. Where a second planner runs all the same, the worst is a feed that is
/// polled twice at once, see <see cref="PollPlanner.RunAsync"/>.
/// </remarks>
public sealed class OncePlanner(IFeedStore feeds, IWorkQueues queues, TimeProvider time)
{
    /// <summary>
    /// Applies the feed list and plans all that is due, claimed or not. New feeds are due as soon as they are stored: they are sent while the
    /// rest of the list is still being applied.
    /// </summary>
    /// <param name="listed">The feed list.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many feeds were planned.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Feed> listed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(listed);

        // Those that share their site go with their neighbours there, when all are known.
        var single = listed.GroupBy(feed => feed.Url.Site, StringComparer.Ordinal).Where(site => !site.Skip(1).Any()).Select(site => site.First().Id).ToHashSet();
        var sent = new ConcurrentDictionary<FeedId, bool>();
        await feeds.ApplyAsync(listed, SendNewAsync, cancel);

        var due = (await feeds.ListDueAsync(time.GetUtcNow(), evenIfClaimed: true, cancel)).Where(feed => !sent.ContainsKey(feed.Id)).ToArray();
        await SendAsync(PollBatches.Of(due), cancel);
        return sent.Count + due.Length;

        async Task SendNewAsync(IReadOnlyList<FeedId> added, CancellationToken stop)
        {
            FeedId[] alone = [.. added.Where(single.Contains)];
            await SendAsync(PollBatches.OfNeighbours(alone), stop);
            foreach (var feed in alone)
            {
                sent[feed] = true;
            }
        }
    }

    private async Task SendAsync(IEnumerable<PollBatch> batches, CancellationToken cancel)
    {
        foreach (var batch in batches)
        {
            await queues.SendPollAsync(batch, cancel);
        }
    }
}
