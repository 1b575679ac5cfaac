using FeedMonitor.Alerts.Modes;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

/// <summary>Finds what a lost queue message forgot: every owed alert that is due and in nobody's hands goes into the queue again.</summary>
public sealed class OutboxSweep(IAlertOutbox outbox, HoldReview holds, ChannelSet channels, IChannelNews news, ChannelCircuits circuits, IWorkQueues queues, TimeProvider time)
{
    /// <summary>Younger ones have their message, in all likelihood; a second one would only lengthen the queue.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many messages may wait for each owed alert before no more are sent: one of its own, and one that has come to nothing or that a process had in hand when it was
    /// killed. Without this bound a worker that is slower than the sweep would find an ever longer queue, and a long queue makes it slower still.
    /// </summary>
    public const int MessagesPerAlert = 2;

    /// <summary>
    /// So many more may wait whatever is owed, and so many are sent at most when there are more: they may all be hidden for hours, for the next attempts of alerts that
    /// were told or dropped since, and what is owed does not wait for those.
    /// </summary>
    public const int SpareMessages = 100;

    /// <summary>
    /// Sends a message for each alert that has been due for <paramref name="grace"/> or that waits for nothing any more since its watchlist was changed; one too many does no harm, since only an owed
    /// alert is delivered. Of a channel that is down it sends one alert, the next probe, when its pause is over; of one that is not configured none. While there is enough in the queue that can be
    /// taken, and the queue is long enough for all that is owed, it sends nothing: what is still owed when that was worked off is found by the next sweep.
    /// </summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(TimeSpan grace, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var owed = await outbox.ListOwedAsync(cancel);
        await news.LookAsync(isMissing: owed.Any(alert => channels.Find(alert.Channel) is null), cancel);
        var freed = await holds.FreeAsync(owed, cancel);
        var due = owed.Where(alert => freed.Contains(alert.Id) || (alert.IsFree(now) && (alert.NextAttemptAt <= now - grace || alert.NextAttemptAt > now)));
        return await SendAsync([.. due.GroupBy(alert => alert.Channel, StringComparer.Ordinal).SelectMany(Sendable)], owed, cancel);
    }

    /// <summary>Sends a message for each alert of a channel that is due: it is well again, and they have waited for that.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(string channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var owed = await outbox.ListOwedAsync(cancel);
        return await SendAsync([.. owed.Where(alert => alert.Channel == channel && alert.IsFree(now))], owed, cancel);
    }

    /// <summary>
    /// Sends the message of the next probe of a channel, for the end of its pause: those that come meanwhile are turned away and have no message any more. Should it be
    /// lost, the sweep sends another one.
    /// </summary>
    public async Task SendProbeAsync(string channel, TimeSpan pause, CancellationToken cancel)
    {
        var then = time.GetUtcNow() + pause;
        if (ProbeOf((await outbox.ListOwedAsync(cancel)).Where(owed => owed.Channel == channel && owed.Held is null && owed.IsFree(then))) is { } probe)
        {
            await queues.SendAlertAsync(probe.Id, pause + TimeSpan.FromSeconds(1), cancel);
        }
    }

    private IEnumerable<OwedAlert> Sendable(IGrouping<string, OwedAlert> due) =>
        channels.Find(due.Key) is null || circuits.IsResting(due.Key) ? []
        : circuits.IsOpen(due.Key) ? [ProbeOf(due)!]
        : due;

    // One that is held may be in a digest already, and not come to its channel by itself.
    private static OwedAlert? ProbeOf(IEnumerable<OwedAlert> due) => due.OrderBy(owed => owed.Held is not null).ThenBy(owed => owed.NextAttemptAt).FirstOrDefault();

    private async Task<int> SendAsync(IReadOnlyList<OwedAlert> alerts, IReadOnlyList<OwedAlert> owed, CancellationToken cancel)
    {
        var sent = 0;
        foreach (var alert in alerts.Count == 0 ? [] : alerts.OrderBy(alert => alert.NextAttemptAt).Take(await RoomAsync(owed, cancel)))
        {
            await queues.SendAlertAsync(alert.Id, TimeSpan.Zero, cancel);
            sent++;
        }

        return sent;
    }

    // Those of a channel that is not configured have no message and need none.
    private async Task<int> RoomAsync(IReadOnlyList<OwedAlert> owed, CancellationToken cancel) =>
        await queues.CountAsync(Queues.Alerts, cancel) <= (MessagesPerAlert * owed.Count(alert => channels.Find(alert.Channel) is not null)) + SpareMessages ? int.MaxValue
        : await queues.CountReadyAsync(Queues.Alerts, cancel) < IWorkQueues.MostReadyCounted ? SpareMessages
        : 0;
}
