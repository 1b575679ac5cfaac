using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/health</c>: whether everything goes its way. <c>status</c> is <c>ok</c>, or <c>degraded</c> where a person should look.</summary>
internal static class HealthEndpoint
{
    public static async Task<IResult> GetAsync(IFeedStore feeds, IAlertOutbox outbox, IWorkQueues queues, TimeProvider time, CancellationToken cancel)
    {
        var records = await feeds.ListAsync(cancel);
        var counts = await outbox.CountAsync(cancel);
        var work = new QueueHealth(
            await queues.CountAsync(Queues.Polls, cancel),
            await queues.CountAsync(Queues.PoisonOf(Queues.Polls), cancel),
            await queues.CountAsync(Queues.Alerts, cancel),
            await queues.CountAsync(Queues.PoisonOf(Queues.Alerts), cancel));
        var failing = records.Count(record => record.State.Failures > 0);
        var degraded = failing > 0 || counts.Dead > 0 || work.PollsPoison > 0 || work.AlertsPoison > 0;
        return ApiJson.Answer(new Health(
            degraded ? "degraded" : "ok",
            time.GetUtcNow(),
            new FeedHealth(records.Count, failing, records.Count(record => record.State.LastPolledAt is null), records.Count(record => record.State.PossibleGapAt is not null)),
            new AlertHealth(counts.Owed, counts.Held, counts.Dead),
            work));
    }

    internal sealed record Health(string Status, DateTimeOffset Time, FeedHealth Feeds, AlertHealth Alerts, QueueHealth Queues);

    internal sealed record FeedHealth(int Total, int Failing, int NeverPolled, int PossibleGaps);

    internal sealed record AlertHealth(int Owed, int Held, int Dead);

    internal sealed record QueueHealth(int Polls, int PollsPoison, int Alerts, int AlertsPoison);
}
