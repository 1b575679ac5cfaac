using System.Text.Json;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>The row that says what became of an alert of a feed in trouble.</summary>
internal static class SettledTroubleEntity
{
    public static TableEntity Of(SettledTrouble settled) => new(TableKeys.HitsPartition, TableKeys.Settled(settled.Outcome.Id))
    {
        ["Trouble"] = JsonSerializer.Serialize(OutboxEntity.TroubleData.Of(settled.Trouble), StorageJson.Compact.Trouble),
        ["Channel"] = settled.Outcome.Channel,
        ["State"] = settled.Outcome.State.ToString(),
        ["At"] = settled.Outcome.At,
        ["Reason"] = settled.Outcome.Reason,
    };

    public static SettledTrouble ToSettled(TableEntity entity) => new(
        JsonSerializer.Deserialize(entity.GetString("Trouble"), StorageJson.Compact.Trouble)!.ToTrouble(),
        new HitAlert(
            new AlertId(entity.RowKey[TableKeys.SettledPrefix.Length..]),
            entity.GetString("Channel"),
            Enum.Parse<AlertState>(entity.GetString("State")),
            entity.GetDateTimeOffset("At") ?? DateTimeOffset.UnixEpoch,
            entity.GetString("Reason")));
}
