using FeedMonitor.Alerts;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Prints alerts on the host's standard output.</summary>
internal sealed class ConsoleChannel(string id, HitConsole console) : IPreviewedChannel
{
    public string Id => id;

    public string Kind => ConsoleKind.Name;

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        Print(alert.Subject, console);
        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
    }

    public string Preview(Alert alert)
    {
        using var text = new StringWriter();
        Print(alert.Subject, console.PrintingTo(text));
        return text.ToString().TrimEnd();
    }

    private static void Print(AlertSubject subject, HitConsole console)
    {
        switch (subject)
        {
            case AlertSubject.OfHit hit:
                console.Print(hit.Hit, hit.OtherSources);
                break;
            case AlertSubject.OfDigest { Digest: var digest }:
                console.Print(digest);
                break;
            case AlertSubject.OfFeed { Trouble: var trouble }:
                console.Print(trouble);
                break;
        }
    }
}

/// <summary>The kind <c>console</c>: takes no settings.</summary>
internal sealed class ConsoleKind(HitConsole console) : IChannelKind
{
    public const string Name = "console";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => [];

    public IChannel Create(ChannelDefinition definition) => new ConsoleChannel(definition.Id, console);
}
