using FeedMonitor.Alerts;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Prints alerts on the host's standard output.</summary>
internal sealed class ConsoleChannel(string id, HitConsole console) : IChannel
{
    public string Id => id;

    public string Kind => ConsoleKind.Name;

    public Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        switch (alert.Subject)
        {
            case AlertSubject.OfHit { Hit: var told }:
                console.Print(told);
                break;
            case AlertSubject.OfDigest { Digest: var digest }:
                foreach (var hit in digest.Hits)
                {
                    console.Print(hit);
                }

                break;
            case AlertSubject.OfFeed { Trouble: var trouble }:
                console.Print(trouble);
                break;
        }

        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
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
