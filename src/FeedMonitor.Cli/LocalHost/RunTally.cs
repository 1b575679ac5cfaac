using FeedMonitor.Alerts;
using FeedMonitor.Channels;
using FeedMonitor.Pipeline;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>Counts what a run did, and prints the hits that no console channel will print.</summary>
internal sealed class RunTally(HitConsole console, ChannelSet channels)
{
    private readonly Lock gate = new();

    public int Read { get; private set; }

    public int Unchanged { get; private set; }

    public int FailedFeeds { get; private set; }

    public int NewItems { get; private set; }

    public int Hits { get; private set; }

    public int Sent { get; private set; }

    public int FailedAlerts { get; private set; }

    public int DeadAlerts { get; private set; }

    /// <summary>Takes in the report of a poll.</summary>
    public void Count(PollReport report)
    {
        lock (gate)
        {
            Read += report.End == PollEnd.Read ? 1 : 0;
            Unchanged += report.End == PollEnd.NotModified ? 1 : 0;
            FailedFeeds += report.End == PollEnd.Failed ? 1 : 0;
            // A skipped poll ran beside another one, which counts the same items.
            NewItems += report.End == PollEnd.Read ? report.NewItems : 0;
            Hits += report.Hits?.Count(hit => hit.IsNew) ?? 0;
        }

        foreach (var hit in report.Hits?.Where(hit => hit.IsNew) ?? [])
        {
            if (!hit.Hit.Alerts.Any(alert => channels.Find(alert.Channel)?.Kind == "console"))
            {
                console.Print(hit.Hit);
            }
        }
    }

    /// <summary>Takes in the report of a delivery.</summary>
    public void Count(DeliveryReport report)
    {
        lock (gate)
        {
            Sent += report.Result == DeliveryResult.Sent ? 1 : 0;
            FailedAlerts += report.Result == DeliveryResult.Failed ? 1 : 0;
            DeadAlerts += report.Result == DeliveryResult.Dead ? 1 : 0;
        }
    }

    /// <summary>The summary in two lines.</summary>
    public string Summary(OutboxCounts outbox) =>
        $"Feeds:  {Read} read, {Unchanged} unchanged, {FailedFeeds} failed; {Counted.Of(NewItems, "new item")}, {Counted.Of(Hits, "hit")}."
        + Environment.NewLine
        + $"Alerts: {Sent} sent, {FailedAlerts} failed, {DeadAlerts} dead; {(outbox.Held > 0 ? $"{outbox.Held} held, " : "")}{outbox.Owed - outbox.Held} still owed.";
}
