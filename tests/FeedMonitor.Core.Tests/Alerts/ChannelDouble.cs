namespace FeedMonitor.Alerts;

/// <summary>A channel that answers as it is told and remembers what it got.</summary>
internal sealed class ChannelDouble(string id) : IChannel
{
    public string Id => id;

    public string Kind => "double";

    public List<Alert> Got { get; } = [];

    public Func<CancellationToken, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

    public void Fail(TimeSpan? retryAfter = null) => Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("busy", retryAfter));

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        Got.Add(alert);
        return Answer(cancel);
    }
}
