using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>For each batch of feeds: the pipeline.</summary>
public sealed class PollFeeds(PollPipeline pipeline)
{
    /// <summary>Runs on a message. It is read by <see cref="PollBatch.Parse"/>, as in the local host, and not by the worker's own JSON settings.</summary>
    [Function(nameof(PollFeeds))]
    public Task RunAsync([QueueTrigger(Queues.Polls)] string message, CancellationToken cancel) =>
        pipeline.RunAsync(PollBatch.Parse(message), cancel);
}
