using FeedMonitor.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

/// <summary>What every storage promises, as tests: a derived class says which storage it is that keeps the promise.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private ServiceProvider? services;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        AddStorage(collection);
        services = collection.BuildServiceProvider();
        await Get<IStorageSetup>().EnsureAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract void AddStorage(IServiceCollection services);

    protected T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();
}
