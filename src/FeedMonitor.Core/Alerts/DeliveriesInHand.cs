using System.Collections.Concurrent;

namespace FeedMonitor.Alerts;

/// <summary>The alerts that this process is delivering, so that one that waits for another need not be put back for it.</summary>
public sealed class DeliveriesInHand(TimeProvider time)
{
    private readonly ConcurrentDictionary<AlertId, TaskCompletionSource> inHand = new();

    /// <summary>Notes that an alert is in hand, until the answer is disposed of.</summary>
    public IDisposable Take(AlertId alert)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        inHand[alert] = end;
        return new Holding(this, alert, end);
    }

    /// <summary>Waits until an alert is no longer in hand.</summary>
    /// <returns>False if it never was, or is still after <paramref name="longest"/>.</returns>
    public async Task<bool> EndOfAsync(AlertId alert, TimeSpan longest, CancellationToken cancel)
    {
        if (longest <= TimeSpan.Zero || !inHand.TryGetValue(alert, out var end))
        {
            return false;
        }

        try
        {
            await end.Task.WaitAsync(longest, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private sealed class Holding(DeliveriesInHand deliveries, AlertId alert, TaskCompletionSource end) : IDisposable
    {
        public void Dispose()
        {
            deliveries.inHand.TryRemove(KeyValuePair.Create(alert, end));
            end.TrySetResult();
        }
    }
}
