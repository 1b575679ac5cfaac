using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Alerts;

/// <summary>Sends a test alert over a channel.</summary>
public static class ChannelTrial
{
    /// <summary>Sends one that says it is a test. A channel that does not answer in the time of an attempt has failed.</summary>
    public static async Task<DeliveryOutcome> SendAsync(IChannel channel, TimeProvider time, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(time);
        using var late = new CancellationTokenSource(AlertDelivery.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            return await channel.DeliverAsync(SampleAlert.At(time.GetUtcNow(), channel.Id), either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DeliveryOutcome.Failed($"no answer within {AlertDelivery.AttemptTimeout.TotalSeconds:0} s");
        }
    }
}
