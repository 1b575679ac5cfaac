using System.Runtime.ExceptionServices;

namespace FeedMonitor.Pipeline;

/// <summary>Polls the feeds of a batch in turn, with a pause between them: they share a host.</summary>
public sealed class PollPipeline(FeedPoll poll, Microsoft.Extensions.Options.IOptions<PollOptions> options, TimeProvider time)
{
    /// <summary>
    /// Polls a batch. What is unexpected in one feed is thrown when the others have had their turn; run again, the batch goes on with
    /// the feeds still due.
    /// </summary>
    public async Task<IReadOnlyList<PollReport>> RunAsync(PollBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var reports = new List<PollReport>(batch.Feeds.Count);
        var surprises = new List<Exception>();
        var mayHaveAsked = false;
        foreach (var feed in batch.Feeds)
        {
            if (mayHaveAsked)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(options.Value.HostPauseMilliseconds), time, cancel);
            }

            try
            {
                reports.Add(await poll.RunAsync(feed, cancel));
                mayHaveAsked = reports[^1].End != PollEnd.Skipped;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // The batch comes again in the same order: a feed that fails each time would starve those behind it.
                surprises.Add(e);
                mayHaveAsked = true;
            }
        }

        return surprises.Count switch
        {
            0 => reports,
            1 => throw Rethrown(surprises[0]),
            _ => throw new AggregateException($"{surprises.Count} of {batch.Feeds.Count} feeds met with what nobody expected.", surprises),
        };
    }

    private static Exception Rethrown(Exception surprise)
    {
        ExceptionDispatchInfo.Throw(surprise);
        return surprise;
    }
}
