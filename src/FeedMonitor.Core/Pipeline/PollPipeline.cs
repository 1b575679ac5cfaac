using System.Runtime.ExceptionServices;
using FeedMonitor.Feeds;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Pipeline;

/// <summary>Polls the feeds of a batch: those of one site in turn, with a pause between them, and the sites side by side.</summary>
public sealed class PollPipeline(IFeedStore feeds, FeedPoll poll, PollRecorder recorder, IOptions<PollOptions> options, TimeProvider time)
{
    /// <summary>No further feed of a site is begun after this: claims, messages and functions live for ten minutes. The rest is planned again.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMinutes(5);

    private const int SitesAtOnce = 16;

    // Several messages may name feeds of one site; within a process they wait for each other.
    private readonly SiteTurns turns = new();

    /// <summary>
    /// Polls a batch. What is unexpected in one feed is thrown when the others have had their turn; run again, the batch goes on with
    /// the feeds still due.
    /// </summary>
    public Task<IReadOnlyList<PollReport>> RunAsync(PollBatch batch, CancellationToken cancel) => RunAsync(batch, written: null, cancel);

    /// <summary>The same, with word of each feed as soon as it is written.</summary>
    public async Task<IReadOnlyList<PollReport>> RunAsync(PollBatch batch, Action<PollReport>? written, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var records = (await feeds.FindDueAsync(batch.Feeds, batch.AreNeighbours, time.GetUtcNow(), cancel)).ToDictionary(record => record.Feed.Id);
        using var round = new PollRound(recorder, feeds, written);
        var sites = batch.Feeds.Select(id => records.GetValueOrDefault(id)).OfType<FeedRecord>().GroupBy(record => record.Address.Site, StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            sites,
            new ParallelOptions { MaxDegreeOfParallelism = SitesAtOnce, CancellationToken = cancel },
            async (site, stop) => await turns.RunAsync(site.Key, () => PollSiteAsync([.. site], round, stop), stop));
        await round.FinishAsync(cancel);
        return Answer(batch, round);
    }

    private async Task PollSiteAsync(FeedRecord[] site, PollRound round, CancellationToken cancel)
    {
        var throttled = 0;
        var end = time.GetUtcNow() + Budget;
        for (var i = 0; i < site.Length && time.GetUtcNow() < end; i++)
        {
            if (i > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(options.Value.HostPauseMilliseconds), time, cancel);
            }

            try
            {
                var polled = await poll.RunAsync(site[i], cancel);
                await round.AddAsync(polled, cancel);
                throttled += polled.Next.Throttles;

                // The first answer of its kind slows down its feed. The next one, of the same feed or another, means the site.
                if (polled.Next.Throttles > 0 && throttled > 1)
                {
                    round.Rest(site[i].Address.Site, polled.Next.NextPollAt);
                    return;
                }
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // The batch comes again in the same order: a feed that fails each time would starve those behind it.
                round.Surprise(e);
            }
        }
    }

    private static IReadOnlyList<PollReport> Answer(PollBatch batch, PollRound round)
    {
        if (round.Surprises is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (round.Surprises.Count > 0)
        {
            throw new AggregateException($"{round.Surprises.Count} of {batch.Feeds.Count} feeds met with what nobody expected.", round.Surprises);
        }

        var reports = round.Reports.ToDictionary(report => report.Feed);
        return [.. batch.Feeds.Select(feed => reports.GetValueOrDefault(feed) ?? new PollReport(feed, PollEnd.Skipped))];
    }
}
