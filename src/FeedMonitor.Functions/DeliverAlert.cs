using FeedMonitor.Alerts;
using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>For each alert's id: one attempt on its channel.</summary>
public sealed class DeliverAlert(AlertDelivery delivery)
{
    /// <summary>Runs on a message.</summary>
    [Function(nameof(DeliverAlert))]
    public Task RunAsync([QueueTrigger(Queues.Alerts)] string message, CancellationToken cancel) =>
        delivery.RunAsync(AlertId.Parse(message), cancel);
}
