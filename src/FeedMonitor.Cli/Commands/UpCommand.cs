using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor up</c>: the local host.</summary>
internal static class UpCommand
{
    private static readonly Option<string?> Config = ConfigFolderChoice.Option();

    private static readonly Option<string> Store = new("--store")
    {
        Description = "Where to keep things: azurite (started and stopped by this command), memory (forgotten at the end; needs no Node), a connection string, or an account's https address.",
        HelpName = "azurite|memory|CONNECTION",
        DefaultValueFactory = _ => "azurite",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Validators = { FolderOption.NotEmpty },
        Description = "The folder for Azurite's files. Default: the user's application-data folder.",
        HelpName = "DIR",
    };

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
        if (store != "azurite" && parsed.GetValue(Data) is not null)
        {
            throw new UserErrorException("--data is where Azurite keeps its files: it goes with --store azurite only.");
        }

        if (store == "memory")
        {
            return await RunAsync(options, terminal, services => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System)), cancel);
        }

        if (store != "azurite")
        {
            return StorageConnection.TryParse(store, out var given, out var problem)
                ? await RunAsync(options, terminal, services => services.AddAzureStorage(new StorageClients(given)), cancel)
                : throw new UserErrorException($"--store: {problem.TrimEnd('.')}. Expected azurite, memory, a connection string or an account's https address.");
        }

        // Not first a minute of installing, and then the news that a word is misspelt.
        MonitorHost.RequireConfiguration(options);
        _ = PollWarmUp.BeginAsync();
        var data = Path.GetFullPath(parsed.GetValue(Data) ?? AppFolders.DefaultData);
        await using var azurite = await AzuriteServer.StartAsync(data, terminal.Whisper, cancel);
        terminal.Whisper($"Storage: {(azurite.IsOurs ? "Azurite" : "the Azurite that already runs")} on ports {azurite.Ports.Blob}, {azurite.Ports.Queue}, {azurite.Ports.Table}; files in {data}.");
        var connection = StorageConnection.Parse(azurite.Ports.ConnectionString);
        return await RunAsync(options, terminal, services => services.AddAzureStorage(new StorageClients(connection)), cancel);
    }

    private static async Task<int> RunAsync(LocalHostOptions options, Terminal terminal, Action<IServiceCollection> addStorage, CancellationToken cancel)
    {
        await using var host = MonitorHost.Build(options, terminal, addStorage);
        return await host.RunAsync(cancel);
    }

    // The first signal ends in good order; the second one at once.
    private static void End(PosixSignalContext signal, CancellationTokenSource end)
    {
        signal.Cancel = !end.IsCancellationRequested;
        end.Cancel();
    }
}
