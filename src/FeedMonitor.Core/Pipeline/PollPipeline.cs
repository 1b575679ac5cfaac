namespace FeedMonitor.Pipeline;

/// <summary>Polls the feeds of a batch in turn, with a pause between them: they share a host.</summary>
public sealed class PollPipeline(FeedPoll poll, Microsoft.Extensions.Options.IOptions<PollOptions> options, TimeProvider time)
{
    /// <summary>Polls a batch. What is unexpected (the store fails) stops it; run again, it goes on with the feeds still due.</summary>
    public async Task<IReadOnlyList<PollReport>> RunAsync(PollBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var reports = new List<PollReport>(batch.Feeds.Count);
        foreach (var feed in batch.Feeds)
        {
            if (reports.Count > 0 && reports[^1].End != PollEnd.Skipped)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(options.Value.HostPauseMilliseconds), time, cancel);
            }

            reports.Add(await poll.RunAsync(feed, cancel));
        }

        return reports;
    }
}
