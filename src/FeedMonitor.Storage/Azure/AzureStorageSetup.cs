using FeedMonitor.Pipeline;

namespace FeedMonitor.Storage.Azure;

/// <summary>Makes what is missing in the account.</summary>
internal sealed class AzureStorageSetup(StorageClients clients, TimeProvider time) : IStorageSetup
{
    private readonly StoragePatience patience = new(clients, time);

    public Task EnsureAsync(CancellationToken cancel) => patience.RunAsync(EnsureAllAsync, cancel);

    public StorageUnavailableException? Explain(Exception error) => patience.Explain(error);

    private async Task EnsureAllAsync(CancellationToken cancel)
    {
        Task[] all =
        [
            clients.Feeds.CreateIfNotExistsAsync(cancel),
            clients.Watchlists.CreateIfNotExistsAsync(cancel),
            clients.Hits.CreateIfNotExistsAsync(cancel),
            clients.Polls.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.PollsPoison.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.Alerts.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.AlertsPoison.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.Items.CreateIfNotExistsAsync(cancellationToken: cancel),
            clients.WatchlistContents.CreateIfNotExistsAsync(cancellationToken: cancel),
        ];

        // The first that fails is enough: the others may be at their retries for half a minute.
        await foreach (var done in Task.WhenEach(all))
        {
            await done;
        }
    }
}
