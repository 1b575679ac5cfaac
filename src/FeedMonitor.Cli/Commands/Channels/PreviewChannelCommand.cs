using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Channels;

/// <summary><c>feedmonitor channels preview ID</c>: what a channel would send, without sending it.</summary>
internal static class PreviewChannelCommand
{
    /// <summary>The command. It ends with 0, or 2 if the channel is not there or wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var id = ChannelsCommand.Id();
        var command = new Command("preview", "Print what a channel would send for a sample hit. Nothing is sent and no secret shown.") { id };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = ChannelsCommand.Services(terminal);
            var channel = ChannelsCommand.Find(parsed.GetValue(id)!, parsed.GetValue(config), services);
            var sample = SampleAlert.At(TimeProvider.System.GetUtcNow(), channel.Id);
            terminal.Say(channel is IPreviewedChannel previewed ? previewed.Preview(sample) : $"A channel of kind {channel.Kind} shows no preview.");
            return 0;
        });
        return command;
    }
}
