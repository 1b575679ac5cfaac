using System.CommandLine;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands;

/// <summary>Which storage is meant, and what keeps it going.</summary>
/// <param name="add">Adds its stores and queues.</param>
/// <param name="azurite">The Azurite behind it, or null.</param>
internal sealed class StoreChoice(Action<IServiceCollection> add, AzuriteServer? azurite) : IAsyncDisposable
{
    private const string Azurite = "azurite";
    private const string Memory = "memory";

    /// <summary><c>--store azurite|memory|CONNECTION</c>.</summary>
    public static Option<string> Option() => new("--store")
    {
        Description = "Where to keep things: azurite (started and stopped by this command), memory (forgotten at the end; needs no Node), a connection string, or an account's https address.",
        HelpName = "azurite|memory|CONNECTION",
        DefaultValueFactory = _ => Azurite,
    };

    /// <summary><c>--data DIR</c>.</summary>
    public static Option<string?> DataOption() => new("--data")
    {
        Validators = { FolderOption.NotEmpty },
        Description = "The folder for Azurite's files. Default: the user's application-data folder.",
        HelpName = "DIR",
    };

    /// <summary>Adds the stores and queues.</summary>
    public Action<IServiceCollection> Add => add;

    /// <summary>Whether an Azurite has to be started, which may take a minute.</summary>
    public static bool IsAzurite(string store) => store == Azurite;

    /// <summary>Whether everything is forgotten at the end.</summary>
    public static bool IsMemory(string store) => store == Memory;

    /// <summary>Makes the storage ready.</summary>
    /// <param name="store">What <c>--store</c> says.</param>
    /// <param name="data">What <c>--data</c> says, or null.</param>
    /// <param name="say">Takes a line on what is going on.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserErrorException">It is none, or can't be started.</exception>
    public static async Task<StoreChoice> OpenAsync(string store, string? data, Action<string> say, CancellationToken cancel)
    {
        if (!IsAzurite(store) && data is not null)
        {
            throw new UserErrorException("--data is where Azurite keeps its files: it goes with --store azurite only.");
        }

        if (IsMemory(store))
        {
            var memory = new MemoryStorage(TimeProvider.System);
            return new StoreChoice(services => services.AddMemoryStorage(memory), azurite: null);
        }

        if (!IsAzurite(store))
        {
            return StorageConnection.TryParse(store, out var given, out var problem)
                ? new StoreChoice(services => services.AddAzureStorage(new StorageClients(given)), azurite: null)
                : throw new UserErrorException($"--store: {problem.TrimEnd('.')}. Expected azurite, memory, a connection string or an account's https address.");
        }

        var folder = Path.GetFullPath(data ?? AppFolders.DefaultData);
        var azurite = await AzuriteServer.StartAsync(folder, say, cancel);
        say($"Storage: {(azurite.IsOurs ? "Azurite" : "the Azurite that already runs")} on ports {azurite.Ports.Blob}, {azurite.Ports.Queue}, {azurite.Ports.Table}; files in {folder}.");
        var connection = StorageConnection.Parse(azurite.Ports.ConnectionString);
        return new StoreChoice(services => services.AddAzureStorage(new StorageClients(connection)), azurite);
    }

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
