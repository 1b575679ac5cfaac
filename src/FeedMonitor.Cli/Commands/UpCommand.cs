using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor up</c>: the local host.</summary>
internal static class UpCommand
{
    private static readonly Option<string?> Config = ConfigFolderChoice.Option();

    // An Azurite that ends five times within a minute is given up; a start that loses it meets another one within seconds.
    private const int AttemptsWithAzurite = 5;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the page and the API; 0 for any free one.",
        HelpName = "N",
        DefaultValueFactory = _ => 7071,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535)
            {
                return port;
            }

            result.AddError($"--port takes a number from 0 to 65535, not '{result.Tokens[0].Value}'.");
            return 0;
        },
    };

    private static readonly Option<IPAddress> Bind = new("--bind")
    {
        Description = "The address to listen at. Any but loopback's needs a key: Api__Key in the environment.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out var address))
            {
                return address;
            }

            result.AddError($"--bind takes an IP address, such as 0.0.0.0, not '{result.Tokens[0].Value}'.");
            return IPAddress.Loopback;
        },
    };

    private static readonly Option<bool> Once = new("--once")
    {
        Description = "Poll everything that is due, deliver, print a summary and end: 0 done, 1 a feed or an alert failed, 2 bad configuration, 130 interrupted.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("up", "Run the monitor on this machine.") { Config, StorageChoice.Store, StorageChoice.Data, Port, Bind, Once };
        command.SetAction(parsed => RunAsync(parsed, terminal));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal)
    {
        using var interruption = new Interruption();
        try
        {
            return await RunAsync(parsed, terminal, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // "up" is meant to be stopped; "--once" was not done.
            terminal.Say("Stopped.");
            return parsed.GetValue(Once) ? Interruption.ExitCode : 0;
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var options = new LocalHostOptions(ConfigFolderChoice.Choose(parsed.GetValue(Config)), parsed.GetValue(Port), parsed.GetValue(Once)) { Bind = parsed.GetValue(Bind)! };
        if (ConfigFolderChoice.PassedOver(parsed.GetValue(Config)) is { } passedOver)
        {
            terminal.Complain(passedOver);
        }

        var choice = StorageChoice.Of(parsed);
        var watched = choice.Kind == StorageKind.Azurite && !options.Once ? choice.DataFolder : null;
        if (watched is not null)
        {
            WatchedFolder.RequireFree(watched);
        }

        if (!options.Once)
        {
            MonitorHost.RequirePort(options);
        }

        if (choice.Kind == StorageKind.Azurite)
        {
            // Not first a minute of installing, and then the news that a word is misspelt.
            MonitorHost.RequireConfiguration(options);
            _ = PollWarmUp.BeginAsync();
        }

        using var folder = watched is null ? null : WatchedFolder.Take(watched);
        await using var storage = await OpenStorage.OpenAsync(choice, terminal.Whisper, cancel);
        await using var host = MonitorHost.Build(
            options with { StartAttempts = storage.StartsAgain && !options.Once ? AttemptsWithAzurite : 1, Listening = folder is null ? null : folder.ListensAt }, terminal, storage.AddTo);
        return await RunAsync(host, storage, terminal, cancel);
    }

    // The host runs as long as its storage can be kept running.
    private static async Task<int> RunAsync(MonitorHost host, OpenStorage storage, Terminal terminal, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = storage.KeepRunningAsync(terminal.Complain, host.StorageWatcher, end.Token);
        var running = host.RunAsync(end.Token);
        try
        {
            // Asked to end, both do; the host then says so, and whoever asked is told once.
            if (await Task.WhenAny(running, keeping) == keeping && !cancel.IsCancellationRequested)
            {
                await end.CancelAsync();
                await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await keeping;
            }

            return await running;
        }
        finally
        {
            await end.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
