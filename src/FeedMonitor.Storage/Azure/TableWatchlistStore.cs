using Azure;
using Azure.Data.Tables;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage.Azure;

/// <summary>Watchlists in a table, a row each; the content of large ones in <see cref="WatchlistBlobs"/>.</summary>
internal sealed class TableWatchlistStore(StorageClients clients, TimeProvider time) : IWatchlistStore
{
    private readonly WatchlistBlobs blobs = new(clients, time);

    public async Task<IReadOnlyList<Watchlist>> ListAsync(CancellationToken cancel)
    {
        var watchlists = new List<Watchlist>();
        await foreach (var entity in clients.Watchlists.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            if (await ReadAsync(entity, cancel) is { } watchlist)
            {
                watchlists.Add(watchlist);
            }
        }

        return watchlists;
    }

    public async Task<IReadOnlyList<WatchlistVersion>> ListVersionsAsync(CancellationToken cancel) =>
        [.. (await SummariesAsync(cancel)).Select(row => new WatchlistVersion(WatchlistEntity.IdOf(row), WatchlistEntity.VersionOf(row)))];

    public async Task<Watchlist?> FindAsync(WatchlistId id, CancellationToken cancel) =>
        await RowAsync(id, cancel) is { } entity ? await ReadAsync(entity, cancel) : null;

    public async Task ApplyAsync(IReadOnlyList<Watchlist> watchlists, CancellationToken cancel)
    {
        // Before the rows: a blob that comes later is not thought to be unused.
        var listed = await blobs.ListAsync(cancel);
        var stored = (await SummariesAsync(cancel)).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        var changes = new List<TableTransactionAction>();
        foreach (var watchlist in watchlists)
        {
            var content = WatchlistContent.Of(watchlist);
            if (stored.Remove(TableKeys.Of(watchlist.Id), out var row) && WatchlistEntity.Holds(row, content)
                && (!WatchlistEntity.NeedsBlob(content) || WatchlistBlobs.Contains(listed, content.Version)))
            {
                continue;
            }

            if (WatchlistEntity.NeedsBlob(content))
            {
                await blobs.WriteAsync(content, cancel);
            }

            changes.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, WatchlistEntity.Of(watchlist, content)));
        }

        foreach (var batch in TableTransactions.Pack(changes, action => [action]))
        {
            await TableTransactions.SubmitAsync(clients.Watchlists, batch, cancel);
        }

        // Last: a host that looks in between, or finds what a crash left, has a list too many and never one too few.
        foreach (var gone in stored.Values)
        {
            // Deleting what is gone already is no error (404 is swallowed by the client).
            await clients.Watchlists.DeleteEntityAsync(gone.PartitionKey, gone.RowKey, ETag.All, cancel);
        }

        await RemoveUnusedAsync(listed, cancel);
    }

    private async Task RemoveUnusedAsync(IReadOnlyList<global::Azure.Storage.Blobs.Models.BlobItem> listed, CancellationToken cancel)
    {
        if (listed.Count > 0)
        {
            var inUse = (await SummariesAsync(cancel)).Select(WatchlistEntity.BlobOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
            await blobs.RemoveAsync(listed, inUse, cancel);
        }
    }

    private async Task<List<TableEntity>> SummariesAsync(CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in clients.Watchlists.QueryAsync<TableEntity>(select: WatchlistEntity.Summary, cancellationToken: cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    // Null if it was removed meanwhile.
    private async Task<Watchlist?> ReadAsync(TableEntity entity, CancellationToken cancel)
    {
        WatchlistEntity.RequireFormat(entity);
        if (WatchlistEntity.BlobOf(entity) is not { } version)
        {
            return WatchlistEntity.ToWatchlist(entity);
        }

        if (await blobs.FindAsync(version, cancel) is { } content)
        {
            return WatchlistContent.ToWatchlist(WatchlistEntity.IdOf(entity), content);
        }

        // Since the row was read it may have come to name another blob, and this one was removed.
        return await RowAsync(WatchlistEntity.IdOf(entity), cancel) switch
        {
            null => null,
            var row when WatchlistEntity.BlobOf(row) != version => await ReadAsync(row, cancel),
            _ => throw new UnreadableWatchlistException(WatchlistEntity.IdOf(entity), $"its content, the blob {version}, is not there"),
        };
    }

    private async Task<TableEntity?> RowAsync(WatchlistId id, CancellationToken cancel)
    {
        var row = await clients.Watchlists.GetEntityIfExistsAsync<TableEntity>(TableKeys.WatchlistsPartition, TableKeys.Of(id), cancellationToken: cancel);
        return row.HasValue ? row.Value : null;
    }
}
