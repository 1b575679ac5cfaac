using System.CommandLine;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Channels;

/// <summary><c>feedmonitor channels list</c>: which channels there are, and which are wrong.</summary>
internal static class ListChannelsCommand
{
    private const int Mistake = 2;

    /// <summary>The command. It ends with 0, or 2 if a channel is wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var command = new Command("list", "List the channels with their kinds, and what is wrong with their settings. Exit code: 0 all is well, 2 something is wrong.");
        command.SetAction(async (parsed, _) =>
        {
            await using var services = ChannelsCommand.Services(terminal);
            var readings = ChannelsCommand.Read(parsed.GetValue(config), services);
            foreach (var reading in readings)
            {
                terminal.Say($"{TerminalLine.Of(reading.Id)}  {TerminalLine.Of(reading.Kind)}  {(reading.Error is { } error ? TerminalLine.Of(error) : "ok")}");
            }

            return readings.Any(reading => reading.Error is not null) ? Mistake : 0;
        });
        return command;
    }
}
