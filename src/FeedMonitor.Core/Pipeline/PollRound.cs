using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>
/// Gathers the polls of a batch and writes them together: at once where there are hits, since somebody waits for those; else when
/// enough has come together, and at the end.
/// </summary>
internal sealed class PollRound(PollRecorder recorder, IFeedStore feeds, Action<PollReport>? written) : IDisposable
{
    // A round of feeds without hits is written in one go, unless its items would take too much memory.
    private const int MostFeeds = 100;
    private const int MostBytes = 4_000_000;
    private const int SitesForAnOutage = 3;

    // So many polls in a row that can't be written: then it is the storage, and each further one would wait for it in vain.
    private const int FailuresOfStorage = 5;

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Lock gate = new();
    private readonly List<PolledFeed> unanswered = [];
    private readonly List<PollReport> reports = [];
    private readonly List<Exception> surprises = [];
    private readonly Dictionary<string, DateTimeOffset> resting = new(StringComparer.Ordinal);
    private List<PolledFeed> pending = [];
    private int bytes;
    private bool anyAnswer;

    /// <summary>The reports of what was written.</summary>
    public IReadOnlyList<PollReport> Reports => reports;

    /// <summary>What nobody expected.</summary>
    public IReadOnlyList<Exception> Surprises => surprises;

    /// <summary>Takes in a poll.</summary>
    public async Task AddAsync(PolledFeed polled, CancellationToken cancel)
    {
        var isUrgent = false;
        lock (gate)
        {
            anyAnswer |= !polled.HadNoAnswer;
            (polled.HadNoAnswer ? unanswered : pending).Add(polled);
            bytes += polled.Kept?.Size ?? 0;
            isUrgent = polled.Hits.Count + polled.Edits.Count > 0 || pending.Count >= MostFeeds || bytes >= MostBytes;
        }

        if (isUrgent)
        {
            await WriteAsync(cancel);
        }
    }

    /// <summary>Notes what nobody expected.</summary>
    public void Surprise(Exception surprise)
    {
        lock (gate)
        {
            surprises.Add(surprise);
        }
    }

    /// <summary>A site is to be left alone until a moment.</summary>
    public void Rest(string site, DateTimeOffset until)
    {
        lock (gate)
        {
            resting[site] = until;
        }
    }

    /// <summary>Writes the rest.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        // Where several sites were asked and none answered, the fault is ours: no feed is punished for it.
        var isOutage = !anyAnswer && unanswered.Select(polled => polled.Record.Address.Site).Distinct(StringComparer.Ordinal).Count() >= SitesForAnOutage;
        pending.AddRange(unanswered.Select(polled => isOutage ? polled with { Next = Spared(polled), Trouble = null } : polled));
        await WriteAsync(cancel);
        foreach (var (site, until) in resting)
        {
            await feeds.PostponeAsync(url => url.Site == site, until, cancel);
        }
    }

    public void Dispose() => writing.Dispose();

    // Tried again as if it were the first time.
    private static FeedState Spared(PolledFeed polled)
    {
        var before = polled.Record.State;
        var wait = polled.Next.NextPollAt - polled.Next.LastPolledAt!.Value;
        return polled.Next with
        {
            Failures = before.Failures,
            TroubleTold = before.TroubleTold,
            MovedTo = before.MovedTo,
            MovedSeen = before.MovedSeen,
            NextPollAt = polled.Next.LastPolledAt.Value + (wait / Math.Pow(2, Math.Clamp(before.Failures, 0, 12))),
        };
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            List<PolledFeed> polls;
            lock (gate)
            {
                (polls, pending, bytes) = (pending, [], 0);
            }

            await WriteAsync(polls, cancel);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task WriteAsync(List<PolledFeed> polls, CancellationToken cancel)
    {
        try
        {
            await RecordAsync(polls, cancel);
        }
        catch (Exception) when (polls.Count > 1 && !cancel.IsCancellationRequested)
        {
            // What one feed brings may be what can't be written. To write the others again is safe: their rows are the same.
            await RecordEachAsync(polls, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Surprise(e);
        }
    }

    private async Task RecordEachAsync(List<PolledFeed> polls, CancellationToken cancel)
    {
        var failures = 0;
        for (var i = 0; i < polls.Count && failures < FailuresOfStorage; i++)
        {
            try
            {
                await RecordAsync([polls[i]], cancel);
                failures = 0;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // Told when the others have had their turn. The feed stays due and is polled again.
                failures++;
                Surprise(e);
            }
        }
    }

    private async Task RecordAsync(IReadOnlyList<PolledFeed> polls, CancellationToken cancel)
    {
        var reported = polls.Count == 0 ? [] : await recorder.WriteAsync(polls, cancel);
        reports.AddRange(reported);
        foreach (var report in reported)
        {
            written?.Invoke(report);
        }
    }
}
