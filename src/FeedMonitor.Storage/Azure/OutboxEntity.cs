using System.Text.Json;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>An outbox row: an alert that is owed, or dead.</summary>
internal static class OutboxEntity
{
    public const string LeasedUntil = "LeasedUntil";

    public static TableEntity Owed(OwedAlert alert) => Of(alert, TableKeys.Owed(alert.Id));

    public static TableEntity Dead(OwedAlert alert) => Of(alert, TableKeys.Dead(alert.Id));

    public static OwedAlert ToAlert(TableEntity entity) => new(
        new AlertId(entity.RowKey[(entity.RowKey.IndexOf(':', StringComparison.Ordinal) + 1)..]),
        entity.GetString("Hit") is { } hit ? new HitId(hit) : null,
        entity.GetString("Channel"),
        entity.GetInt32("Attempts") ?? 0,
        entity.GetDateTimeOffset("NextAttemptAt") ?? DateTimeOffset.UnixEpoch,
        entity.GetDateTimeOffset(LeasedUntil) ?? DateTimeOffset.UnixEpoch,
        entity.GetString("LastError"))
    {
        Trouble = entity.GetString("Trouble") is { } trouble ? JsonSerializer.Deserialize(trouble, StorageJson.Compact.Trouble)!.ToTrouble() : null,
        Since = entity.GetDateTimeOffset("Since"),
    };

    private static TableEntity Of(OwedAlert alert, string rowKey) => new(TableKeys.HitsPartition, rowKey)
    {
        ["Hit"] = alert.Hit?.Value,
        ["Trouble"] = alert.Trouble is { } trouble ? JsonSerializer.Serialize(TroubleData.Of(trouble), StorageJson.Compact.Trouble) : null,
        ["Channel"] = alert.Channel,
        ["Attempts"] = alert.Attempts,
        ["NextAttemptAt"] = alert.NextAttemptAt,
        [LeasedUntil] = alert.LeasedUntil,
        ["LastError"] = alert.LastError,
        ["Since"] = alert.Since,
    };

    internal sealed record TroubleData(string Feed, string FeedTitle, string FeedUrl, string Kind, DateTimeOffset Since, string Detail)
    {
        public static TroubleData Of(FeedTrouble trouble) =>
            new(trouble.Feed.Value, trouble.FeedTitle, trouble.FeedUrl, trouble.Kind.ToString(), trouble.Since, trouble.Detail);

        public FeedTrouble ToTrouble() => new(new FeedId(Feed), FeedTitle, FeedUrl, Enum.Parse<FeedTroubleKind>(Kind), Since, Detail);
    }
}
