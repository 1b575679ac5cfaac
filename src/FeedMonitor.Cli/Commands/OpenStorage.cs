using FeedMonitor.Cli.Azurite;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands;

/// <summary>The chosen storage, at hand until it is disposed: an Azurite that was started for it is stopped then.</summary>
internal sealed class OpenStorage : IAsyncDisposable
{
    private readonly AzuriteServer? azurite;
    private readonly Action<IServiceCollection> add;

    private OpenStorage(AzuriteServer? azurite, Action<IServiceCollection> add)
    {
        this.azurite = azurite;
        this.add = add;
    }

    /// <summary>Opens it.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="say">Told of what is started.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="UserErrorException">Azurite can't be installed or started.</exception>
    public static async Task<OpenStorage> OpenAsync(StorageChoice choice, Action<string> say, CancellationToken cancel)
    {
        switch (choice.Kind)
        {
            case StorageKind.Memory:
                return new OpenStorage(azurite: null, services => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System)));
            case StorageKind.Account:
                return new OpenStorage(azurite: null, services => services.AddAzureStorage(new StorageClients(choice.Connection!)));
            default:
                var server = await AzuriteServer.StartAsync(choice.DataFolder!, say, cancel);
                say($"Storage: {(server.IsOurs ? "Azurite" : "the Azurite that already runs")} on ports {server.Ports.Blob}, {server.Ports.Queue}, {server.Ports.Table}; files in {choice.DataFolder}.");
                return new OpenStorage(server, services => services.AddAzureStorage(new StorageClients(StorageConnection.Parse(server.Ports.ConnectionString))));
        }
    }

    /// <summary>Whether it is started again when it ends.</summary>
    public bool StartsAgain => azurite is { IsOurs: true };

    /// <summary>Adds its stores and queues.</summary>
    public void AddTo(IServiceCollection services) => add(services);

    /// <summary>Keeps what was started for it running, until cancelled.</summary>
    /// <exception cref="UserErrorException">It can't be kept running.</exception>
    public Task KeepRunningAsync(Action<string> say, IAzuriteWatcher watcher, CancellationToken cancel) =>
        azurite?.KeepRunningAsync(say, watcher, cancel) ?? Task.Delay(Timeout.Infinite, cancel);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
