using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>Why an alert waits, as JSON in its outbox row.</summary>
internal sealed record HeldData(string Reason, string Watchlist, DateTimeOffset Since, DateTimeOffset FoundAt)
{
    public static HeldData Of(HeldAlert held) => new(held.Reason.ToString(), held.Watchlist.Value, held.Since, held.FoundAt);

    public HeldAlert ToHeld() => new(Enum.Parse<DigestReason>(Reason), WatchlistId.Parse(Watchlist), Since, FoundAt);
}
