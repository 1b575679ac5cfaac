using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Watchlists;
using FeedMonitor.Configuration.Editing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedMonitor.Storage;

/// <summary>Registers the stores and queues, behind Core's seams.</summary>
public static class StorageServices
{
    /// <summary>Adds tables, queues and blobs of an Azure storage account, or of Azurite.</summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, StorageClients clients)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(clients);
        services.AddSingleton<IStorageSetup, AzureStorageSetup>();
        services.AddSingleton<IFeedStore, TableFeedStore>();
        services.AddSingleton<IWatchlistStore, TableWatchlistStore>();
        services.AddSingleton<IHitStore, TableHitStore>();
        services.AddSingleton<IAlertOutbox, TableAlertOutbox>();
        services.AddSingleton<IDigestOutbox, TableDigestOutbox>();
        services.AddSingleton<IAlertPaceStore, TableAlertPaceStore>();
        services.AddSingleton<IItemHistory, BlobItemHistory>();
        services.AddSingleton<StorageWorkQueues>();
        services.AddSingleton<IWorkQueues>(provider => provider.GetRequiredService<StorageWorkQueues>());
        services.AddSingleton<IWorkReceiver>(provider => provider.GetRequiredService<StorageWorkQueues>());
        return services;
    }

    /// <summary>Keeps edits of a configuration folder that is deployed, and that nobody can write, in the storage account.</summary>
    /// <param name="services">The services, with <see cref="AddAzureStorage"/>.</param>
    /// <param name="deployed">The deployed folder.</param>
    /// <param name="working">Where folder and edits are laid out; a folder of this process.</param>
    public static IServiceCollection AddConfigurationBlobs(this IServiceCollection services, string deployed, string working) =>
        services.AddSingleton<IConfigurationFiles>(provider => new BlobConfigurationFiles(
            provider.GetRequiredService<StorageClients>(), provider.GetRequiredService<TimeProvider>(), deployed, working, provider.GetRequiredService<ILogger<BlobConfigurationFiles>>()));

    /// <summary>Adds stores and queues that live as long as <paramref name="memory"/>.</summary>
    public static IServiceCollection AddMemoryStorage(this IServiceCollection services, MemoryStorage memory)
    {
        services.AddSingleton<IStorageSetup>(memory);
        services.AddSingleton<IFeedStore>(memory.Feeds);
        services.AddSingleton<IWatchlistStore>(memory.Watchlists);
        services.AddSingleton<IHitStore>(memory.Hits);
        services.AddSingleton<IAlertOutbox>(memory.Hits);
        services.AddSingleton<IDigestOutbox>(memory.Hits);
        services.AddSingleton<IAlertPaceStore>(memory.Pace);
        services.AddSingleton<IItemHistory>(memory.Items);
        services.AddSingleton<IWorkQueues>(memory.Queues);
        services.AddSingleton<IWorkReceiver>(memory.Queues);
        return services;
    }
}
