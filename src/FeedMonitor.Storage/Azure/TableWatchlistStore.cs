using Azure;
using Azure.Data.Tables;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>Watchlists in a table, a row each.</summary>
internal sealed class TableWatchlistStore(StorageClients clients) : IWatchlistStore
{
    public async Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel)
    {
        var watchlists = new List<Watchlist>();
        await foreach (var entity in clients.Watchlists.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            watchlists.Add(WatchlistEntity.ToWatchlist(entity));
        }

        return watchlists;
    }

    public async Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel)
    {
        var given = watchlists.Select(WatchlistEntity.Of).ToArray();
        var keys = given.Select(entity => entity.RowKey).ToHashSet(StringComparer.Ordinal);
        await foreach (var stored in clients.Watchlists.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
        {
            if (!keys.Contains(stored.RowKey))
            {
                // Deleting what is gone already is no error (404 is swallowed by the client).
                await clients.Watchlists.DeleteEntityAsync(stored.PartitionKey, stored.RowKey, ETag.All, cancel);
            }
        }

        var actions = given.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity));
        foreach (var batch in TableTransactions.Pack(actions, action => [action]))
        {
            await TableTransactions.SubmitAsync(clients.Watchlists, batch, cancel);
        }
    }
}
