using FeedMonitor.Alerts;

namespace FeedMonitor.Pipeline;

/// <summary>Sends work. Who takes it is the host's business: the Functions runtime, or the local host's drain.</summary>
public interface IWorkQueues
{
    /// <summary>Sends a batch of feeds to be polled.</summary>
    Task SendPollAsync(PollBatch batch, CancellationToken cancel);

    /// <summary>Sends an alert to be delivered after <paramref name="delay"/>. The outbox row is what counts; the message only makes it soon.</summary>
    Task SendAlertAsync(AlertId alert, TimeSpan delay, CancellationToken cancel);

    /// <summary>The most that <see cref="CountReadyAsync"/> counts: so many does a storage queue let be looked at without taking them.</summary>
    const int MostReadyCounted = 32;

    /// <summary>About how many messages wait in a queue, hidden ones included.</summary>
    Task<int> CountAsync(string queue, CancellationToken cancel);

    /// <summary>How many messages of a queue can be taken at this moment, <see cref="MostReadyCounted"/> standing for that or more.</summary>
    Task<int> CountReadyAsync(string queue, CancellationToken cancel);
}
