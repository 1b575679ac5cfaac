using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;

namespace FeedMonitor.Storage.Azure;

/// <summary>A pace as JSON in its row.</summary>
internal sealed record PaceData(IReadOnlyList<PaceData.ToldData> Told, DateTimeOffset? Waiting)
{
    public static PaceData Of(AlertPace pace) => new([.. pace.Told.Select(told => new ToldData(told.Id.Value, told.At))], pace.Waiting);

    public AlertPace ToPace() => new([.. Told.Select(told => new PacedAlert(new AlertId(told.Id), told.At))], Waiting);

    internal sealed record ToldData(string Id, DateTimeOffset At);
}
