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
    public const string NextAttemptAt = "NextAttemptAt";

    /// <summary>Set on the row of an alert that waits.</summary>
    public const string HeldColumn = "Held";

    /// <summary>The columns of which <see cref="ToRow"/> is made.</summary>
    public static IReadOnlyList<string> RowColumns { get; } = ["Channel", "Since", HeldColumn];

    public static OutboxRow ToRow(TableEntity entity, bool isDead) =>
        new(entity.GetString("Channel"), isDead, entity.GetString(HeldColumn) is not null, entity.GetDateTimeOffset("Since"));

    public static TableEntity Owed(OwedAlert alert) => Of(alert, TableKeys.Owed(alert.Id));

    public static TableEntity Dead(OwedAlert alert) => Of(alert, TableKeys.Dead(alert.Id));

    public static OwedAlert ToAlert(TableEntity entity) => new(
        new AlertId(entity.RowKey[(entity.RowKey.IndexOf(':', StringComparison.Ordinal) + 1)..]),
        entity.GetString("Hit") is { } hit ? new HitId(hit) : null,
        entity.GetString("Channel"),
        entity.GetInt32("Attempts") ?? 0,
        entity.GetDateTimeOffset(NextAttemptAt) ?? DateTimeOffset.UnixEpoch,
        entity.GetDateTimeOffset(LeasedUntil) ?? DateTimeOffset.UnixEpoch,
        entity.GetString("LastError"))
    {
        Trouble = entity.GetString("Trouble") is { } trouble ? JsonSerializer.Deserialize(trouble, StorageJson.Compact.Trouble)!.ToTrouble() : null,
        Since = entity.GetDateTimeOffset("Since"),
        Reached = entity.GetString("Reached"),
        WaitsFor = entity.GetString("WaitsFor"),
        AskedAt = entity.GetDateTimeOffset("AskedAt"),
        Held = entity.GetString(HeldColumn) is { } held ? JsonSerializer.Deserialize(held, StorageJson.Compact.Held)!.ToHeld() : null,
        Digest = ChunkedText.Get(entity, "Digest") is { Length: > 0 } digest ? JsonSerializer.Deserialize(digest, StorageJson.Compact.Digest)!.ToDigest() : null,
    };

    private static TableEntity Of(OwedAlert alert, string rowKey)
    {
        var entity = Plain(alert, rowKey);
        if (alert.Digest is { } digest)
        {
            ChunkedText.Set(entity, "Digest", JsonSerializer.Serialize(DigestData.Of(digest), StorageJson.Compact.Digest));
        }

        return entity;
    }

    private static TableEntity Plain(OwedAlert alert, string rowKey) => new(TableKeys.HitsPartition, rowKey)
    {
        ["Hit"] = alert.Hit?.Value,
        ["Trouble"] = alert.Trouble is { } trouble ? JsonSerializer.Serialize(TroubleData.Of(trouble), StorageJson.Compact.Trouble) : null,
        ["Channel"] = alert.Channel,
        ["Attempts"] = alert.Attempts,
        [NextAttemptAt] = alert.NextAttemptAt,
        [LeasedUntil] = alert.LeasedUntil,
        ["LastError"] = alert.LastError,
        ["Since"] = alert.Since,
        ["Reached"] = alert.Reached,
        ["WaitsFor"] = alert.WaitsFor,
        ["AskedAt"] = alert.AskedAt,
        [HeldColumn] = alert.Held is { } held ? JsonSerializer.Serialize(HeldData.Of(held), StorageJson.Compact.Held) : null,
    };

    internal sealed record TroubleData(string Feed, string FeedTitle, string FeedUrl, string Kind, DateTimeOffset Since, string Detail)
    {
        public static TroubleData Of(FeedTrouble trouble) =>
            new(trouble.Feed.Value, trouble.FeedTitle, trouble.FeedUrl, trouble.Kind.ToString(), trouble.Since, trouble.Detail);

        public FeedTrouble ToTrouble() => new(new FeedId(Feed), FeedTitle, FeedUrl, Enum.Parse<FeedTroubleKind>(Kind), Since, Detail);
    }
}
