namespace FeedMonitor.Pipeline;

/// <summary>A message that was taken from a queue and is hidden from others for a while.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Receipt">What deletes it.</param>
/// <param name="Text">What it says.</param>
/// <param name="DequeueCount">How often it was taken, this time included.</param>
public sealed record WorkMessage(string Queue, string Id, string Receipt, string Text, long DequeueCount);

/// <summary>Takes work, for a host that drains the queues itself.</summary>
public interface IWorkReceiver
{
    /// <summary>Takes up to <paramref name="max"/> messages (at most 32) and hides them for <paramref name="hidden"/>.</summary>
    Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan hidden, CancellationToken cancel);

    /// <summary>The message is done.</summary>
    Task DeleteAsync(WorkMessage message, CancellationToken cancel);

    /// <summary>The message failed this time: others may take it after <paramref name="delay"/>.</summary>
    Task ReleaseAsync(WorkMessage message, TimeSpan delay, CancellationToken cancel);

    /// <summary>The message failed too often: it moves to <see cref="Queues.PoisonOf"/>.</summary>
    Task MoveToPoisonAsync(WorkMessage message, CancellationToken cancel);
}
