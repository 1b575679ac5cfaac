using Azure.Data.Tables;
using FeedMonitor.Alerts;
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
        new HitId(entity.GetString("Hit")),
        entity.GetString("Channel"),
        entity.GetInt32("Attempts") ?? 0,
        entity.GetDateTimeOffset("NextAttemptAt") ?? DateTimeOffset.UnixEpoch,
        entity.GetDateTimeOffset(LeasedUntil) ?? DateTimeOffset.UnixEpoch,
        entity.GetString("LastError"));

    private static TableEntity Of(OwedAlert alert, string rowKey) => new(TableKeys.HitsPartition, rowKey)
    {
        ["Hit"] = alert.Hit.Value,
        ["Channel"] = alert.Channel,
        ["Attempts"] = alert.Attempts,
        ["NextAttemptAt"] = alert.NextAttemptAt,
        [LeasedUntil] = alert.LeasedUntil,
        ["LastError"] = alert.LastError,
    };
}
