using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Channels;

/// <summary><c>feedmonitor channels test ID</c>: sends one alert that says it is a test, and tells what the channel answered.</summary>
internal static class TestChannelCommand
{
    private const int Failure = 1;

    /// <summary>The command. It ends with 0 if the channel took the alert, 1 if not, 2 if the channel is not there or wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var id = ChannelsCommand.Id();
        var command = new Command("test", "Send a test alert over a channel. Exit code: 0 the channel took it, 1 it did not, 2 there is no such channel or it is wrong.") { id };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var services = ChannelsCommand.Services(terminal);
            var channel = ChannelsCommand.Find(parsed.GetValue(id)!, parsed.GetValue(config), services);
            return Tell(terminal, $"{TerminalLine.Of(channel.Id)} ({channel.Kind})", await ChannelTrial.SendAsync(channel, TimeProvider.System, cancel));
        });
        return command;
    }

    private static int Tell(Terminal terminal, string channel, DeliveryOutcome outcome)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                terminal.Say($"{channel} took the test alert.");
                return 0;
            case DeliveryOutcome.Failed { RetryAfter: { } wait } failed:
                terminal.Complain($"feedmonitor: {channel} did not take the test alert: {TerminalLine.Of(failed.Error)}. It asks to wait {wait.TotalSeconds:0} s.");
                return Failure;
            case DeliveryOutcome.Failed failed:
                terminal.Complain($"feedmonitor: {channel} did not take the test alert: {TerminalLine.Of(failed.Error)}.");
                return Failure;
            case DeliveryOutcome.Busy busy:
                terminal.Complain($"feedmonitor: {channel} was not asked: others are before the test alert, for {busy.Wait.TotalSeconds:0} s.");
                return Failure;
            case DeliveryOutcome.Partly partly:
                terminal.Complain($"feedmonitor: {channel} took the test alert, but not for everybody: {TerminalLine.Of(partly.Error)}.");
                return Failure;
            case DeliveryOutcome.Refused refused:
                terminal.Complain($"feedmonitor: {channel} will never take the test alert: {TerminalLine.Of(refused.Error)}.");
                return Failure;
            default:
                throw new InvalidOperationException($"Unknown delivery outcome {outcome}.");
        }
    }
}
