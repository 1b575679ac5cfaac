using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor up</c>: the local host.</summary>
internal static class UpCommand
{
    private static readonly Option<string?> Config = ConfigFolderChoice.Option();

    private static readonly Option<string> Store = StoreChoice.Option();

    private static readonly Option<string?> Data = StoreChoice.DataOption();

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the API on 127.0.0.1; 0 for any free one.",
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

    private const int Interrupted = 130;

    private static readonly Option<bool> Once = new("--once")
    {
        Description = "Poll everything that is due, deliver, print a summary and end: 0 done, 1 a feed or an alert failed, 2 bad configuration, 130 interrupted.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("up", "Run the monitor on this machine.") { Config, Store, Data, Port, Once };
        command.SetAction(parsed => RunAsync(parsed, terminal));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal)
    {
        using var end = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, end));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, end));
        try
        {
            return await RunAsync(parsed, terminal, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // "up" is meant to be stopped; "--once" was not done. 130 is what shells give a command that an interrupt ended.
            terminal.Say("Stopped.");
            return parsed.GetValue(Once) ? Interrupted : 0;
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var options = new LocalHostOptions(ConfigFolderChoice.Choose(parsed.GetValue(Config)), parsed.GetValue(Port), parsed.GetValue(Once));
        if (!options.Once)
        {
            MonitorHost.RequirePort(options.Port);
        }

        var store = parsed.GetValue(Store)!;
        if (StoreChoice.IsAzurite(store))
        {
            // Not first a minute of installing, and then the news that a word is misspelt.
            MonitorHost.RequireConfiguration(options);
        }

        await using var storage = await StoreChoice.OpenAsync(store, parsed.GetValue(Data), terminal.Whisper, cancel);
        await using var host = MonitorHost.Build(options, terminal, storage.Add);
        return await host.RunAsync(cancel);
    }

    // The first signal ends in good order; the second one at once.
    private static void End(PosixSignalContext signal, CancellationTokenSource end)
    {
        signal.Cancel = !end.IsCancellationRequested;
        end.Cancel();
    }
}
