using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Channels;

/// <summary><c>feedmonitor channels preview ID</c>: what a channel would send, without sending it.</summary>
internal static class PreviewChannelCommand
{
    private static readonly string[] Samples = [.. Enum.GetNames<SampleOf>().Select(name => name.ToLowerInvariant())];

    /// <summary>The command. It ends with 0, or 2 if the channel is not there or wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var id = ChannelsCommand.Id();
        var of = new Option<string>("--of") { Description = "What the sample tells of: a hit, several told together, or a feed in trouble.", HelpName = string.Join('|', Samples), DefaultValueFactory = _ => Samples[0] };
        of.AcceptOnlyFromAmong(Samples);
        var command = new Command("preview", "Print what a channel would send. Nothing is sent and no secret shown.") { id, of };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = ChannelsCommand.Services(terminal);
            var channel = ChannelsCommand.Find(parsed.GetValue(id)!, parsed.GetValue(config), services);
            var sample = SampleAlert.At(TimeProvider.System.GetUtcNow(), channel.Id, Enum.Parse<SampleOf>(parsed.GetValue(of)!, ignoreCase: true));
            terminal.Say(channel is IPreviewedChannel previewed ? previewed.Preview(sample) : $"A channel of kind {channel.Kind} shows no preview.");
            return 0;
        });
        return command;
    }
}
