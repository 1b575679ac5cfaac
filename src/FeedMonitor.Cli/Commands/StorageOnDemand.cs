using FeedMonitor.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands;

/// <summary>A storage that is opened when the first thing is asked of it: what stands in files needs none.</summary>
/// <param name="choice">Which storage.</param>
/// <param name="say">Takes a line on what is going on.</param>
internal sealed class StorageOnDemand(StorageChoice choice, Action<string> say) : IAsyncDisposable
{
    private OpenStorage? storage;
    private ServiceProvider? services;

    /// <summary>One of its stores.</summary>
    /// <exception cref="UserErrorException">There is no such storage, or it can't be opened.</exception>
    public async Task<T> GetAsync<T>(CancellationToken cancel)
        where T : notnull
    {
        services ??= await OpenAsync(cancel);
        return services.GetRequiredService<T>();
    }

    private async Task<ServiceProvider> OpenAsync(CancellationToken cancel)
    {
        if (choice.Kind == StorageKind.Memory)
        {
            throw new UserErrorException("--store memory holds no items and no watchlists at the start: expected azurite, a connection string or an account's https address, or a file as --item and a watchlist of the configuration folder.");
        }

        storage = await OpenStorage.OpenAsync(choice, say, cancel);
        var collection = new ServiceCollection();
        storage.AddTo(collection);
        var opened = collection.BuildServiceProvider();
        try
        {
            await opened.GetRequiredService<IStorageSetup>().EnsureAsync(cancel);
            return opened;
        }
        catch (StorageUnavailableException e)
        {
            await opened.DisposeAsync();
            throw new UserErrorException(e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (storage is not null)
        {
            await storage.DisposeAsync();
        }
    }
}
