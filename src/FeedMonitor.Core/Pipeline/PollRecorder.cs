using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

/// <summary>
/// Writes what polls found, in this order, so that a crash anywhere runs the polls again and ends in the same rows: hits with their
/// outbox rows, queue messages, history, and last the feed rows.
/// </summary>
public sealed class PollRecorder(
    IFeedStore feeds, IHitStore hits, IAlertOutbox outbox, IWorkQueues queues, IItemHistory history, FeedHealthChannels healthChannels, TimeProvider time)
{
    /// <summary>Writes the polls of some feeds together.</summary>
    /// <returns>A report a feed, in order.</returns>
    public async Task<IReadOnlyList<PollReport>> WriteAsync(IReadOnlyList<PolledFeed> polls, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(polls);
        Hit[] found = [.. polls.SelectMany(poll => poll.Hits)];
        var recorded = found.Length == 0 ? [] : await hits.RecordAsync(found, cancel);
        var amended = await AmendAsync([.. polls.SelectMany(poll => poll.Edits)], cancel);
        var troubles = await OweAsync([.. polls.Select(poll => poll.Trouble).OfType<FeedTrouble>()], cancel);
        var owed = recorded.Concat(amended).SelectMany(hit => hit.Hit.Alerts).Where(alert => alert.State == AlertState.Owed).Select(alert => alert.Id);
        foreach (var alert in owed.Concat(troubles))
        {
            await queues.SendAlertAsync(alert, TimeSpan.Zero, cancel);
        }

        PackedItems[] kept = [.. polls.Select(poll => poll.Kept).OfType<PackedItems>()];
        if (kept.Length > 0)
        {
            await history.AppendAsync(kept, cancel);
        }

        var saved = await feeds.TrySaveStatesAsync([.. polls.Select(poll => (poll.Record, poll.Next))], cancel);
        var byFeed = recorded.Concat(amended).ToLookup(hit => hit.Hit.Feed);
        return [.. polls.Select((poll, i) => Report(poll, saved[i], [.. byFeed[poll.Record.Feed.Id]]))];
    }

    private async Task<IReadOnlyList<AlertId>> OweAsync(FeedTrouble[] troubles, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        OwedAlert[] owed = [.. troubles.SelectMany(trouble => healthChannels.Ids.Select(channel => OwedAlert.Of(trouble, channel, now)))];
        if (owed.Length > 0)
        {
            await outbox.OweAsync(owed, cancel);
        }

        return [.. owed.Select(alert => alert.Id)];
    }

    private async Task<IReadOnlyList<RecordedHit>> AmendAsync(Hit[] edits, CancellationToken cancel)
    {
        var amended = new List<RecordedHit>();
        foreach (var edit in edits)
        {
            if (await hits.FindAsync(edit.Id, cancel) is not { } stored)
            {
                amended.AddRange(await hits.RecordAsync([edit], cancel));
            }
            else if (HitComposer.Amend(stored, edit) is { } hit)
            {
                amended.Add(new RecordedHit(await hits.AmendAsync(hit, cancel), IsNew: true));
            }
            else if (stored.Alerts.Any(alert => alert.State == AlertState.Owed))
            {
                // The poll that amended it may have died before it sent the message.
                amended.Add(new RecordedHit(stored, IsNew: false));
            }
        }

        return amended;
    }

    // Not saved: another worker polled the feed at the same time, or it was removed. Its rows are the same as ours.
    private static PollReport Report(PolledFeed poll, bool saved, IReadOnlyList<RecordedHit> hits) =>
        new(poll.Record.Feed.Id, saved ? poll.End : PollEnd.Skipped, poll.Record.Feed.Title, poll.NewItems, hits, poll.Error);
}
