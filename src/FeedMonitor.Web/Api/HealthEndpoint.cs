using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>
/// <c>GET /api/health</c>: whether everything goes its way. <c>status</c> is <c>ok</c>, or <c>degraded</c> where a person should look. What a channel met with last is
/// known to the process that answers, and to no other; all else stands in the storage.
/// </summary>
internal static class HealthEndpoint
{
    public static async Task<IResult> GetAsync(
        IFeedStore feeds, IAlertOutbox outbox, IWorkQueues queues, ConfigurationInForce configuration, ChannelSet channels, IChannelNews news, ChannelCircuits circuits, TimeProvider time,
        CancellationToken cancel)
    {
        await news.LookAsync(isMissing: false, cancel);
        var (records, owed, waiting) = await HealthReading.ReadAsync(feeds, outbox, queues, cancel);
        var work = new QueueHealth(waiting[Queues.Polls], waiting[Queues.PoisonOf(Queues.Polls)], waiting[Queues.Alerts], waiting[Queues.PoisonOf(Queues.Alerts)]);
        ChannelHealth[] byChannel =
        [
            .. channels.All.Select(channel => channel.Id).Union(owed.Channels.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => ToView(id, channels.Find(id) is not null, owed.Channels.GetValueOrDefault(id), circuits.Find(id))),
        ];
        var failing = records.Count(record => record.State.Failures > 0);

        // A list that was lost looks like that. Before the first start has stored it, and where another instance has, one of both still knows feeds.
        var isEmpty = records.Count == 0 && configuration.Current.Feeds.Count == 0;
        var degraded = isEmpty || failing > 0 || owed.Counts.Dead > 0 || work.PollsPoison > 0 || work.AlertsPoison > 0 || Array.Exists(byChannel, channel => channel.IsPaused || !channel.IsConfigured);
        return ApiJson.Answer(new Health(
            degraded ? "degraded" : "ok",
            time.GetUtcNow(),
            new FeedHealth(records.Count, failing, records.Count(record => record.State.LastPolledAt is null), records.Count(record => record.State.PossibleGapAt is not null)),
            new AlertHealth(owed.Counts.Owed, owed.Counts.Held, owed.Counts.Dead, owed.OldestOwedSince?.ToUniversalTime()),
            byChannel,
            work));
    }

    private static ChannelHealth ToView(string id, bool isConfigured, OutboxCounts? counts, ChannelTrouble? trouble) => new(
        id, isConfigured, counts?.Owed ?? 0, counts?.Held ?? 0, counts?.Dead ?? 0, trouble is { IsOpen: true }, trouble?.Failures ?? 0, trouble?.LastError, trouble?.LastErrorAt.ToUniversalTime(),
        trouble?.PausedUntil?.ToUniversalTime());

    internal sealed record Health(string Status, DateTimeOffset Time, FeedHealth Feeds, AlertHealth Alerts, IReadOnlyList<ChannelHealth> Channels, QueueHealth Queues);

    internal sealed record FeedHealth(int Total, int Failing, int NeverPolled, int PossibleGaps);

    internal sealed record AlertHealth(int Owed, int Held, int Dead, DateTimeOffset? OldestOwedSince);

    internal sealed record ChannelHealth(
        string Id, bool IsConfigured, int Owed, int Held, int Dead, bool IsPaused, int Failures, string? LastError, DateTimeOffset? LastErrorAt, DateTimeOffset? PausedUntil);

    internal sealed record QueueHealth(int Polls, int PollsPoison, int Alerts, int AlertsPoison);
}
