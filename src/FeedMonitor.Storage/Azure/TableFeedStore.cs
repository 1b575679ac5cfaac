using Azure;
using Azure.Data.Tables;
using FeedMonitor.Feeds;

namespace FeedMonitor.Storage.Azure;

/// <summary>Feeds in a table, a row each.</summary>
internal sealed partial class TableFeedStore(StorageClients clients, TimeProvider time) : IFeedStore
{
    // Azurite, on its one core, gains nothing from more.
    private const int TransactionsInFlight = 2;

    private TableClient Table => clients.Feeds;

    public async Task<FeedRecord?> FindAsync(FeedId id, CancellationToken cancel)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(TableKeys.FeedsPartition, TableKeys.Of(id), cancellationToken: cancel);
        return found is { HasValue: true, Value: { } row } && FeedEntity.UnlistedSince(row) is null ? FeedEntity.ToRecord(row) : null;
    }

    public async Task<IReadOnlyList<FeedRecord>> FindDueAsync(IReadOnlyList<FeedId> ids, bool areNeighbours, DateTimeOffset now, CancellationToken cancel)
    {
        if (!areNeighbours || ids.Count < 2)
        {
            var found = new List<FeedRecord>(ids.Count);
            foreach (var id in ids)
            {
                found.AddRange(await FindAsync(id, cancel) is { } record && record.State.NextPollAt <= now ? [record] : []);
            }

            return found;
        }

        // A filter takes 15 comparisons, so not a list of keys: what is due between the first and the last is what was planned together.
        string[] keys = [.. ids.Select(TableKeys.Of).Order(StringComparer.Ordinal)];
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKeys.FeedsPartition} and RowKey ge {keys[0]} and RowKey le {keys[^1]} and NextPollAt le {now}");
        var records = new List<FeedRecord>(ids.Count);
        await foreach (var entity in Table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            if (wanted.Contains(entity.RowKey))
            {
                records.Add(FeedEntity.ToRecord(entity));
            }
        }

        return records;
    }

    public async Task<IReadOnlyList<FeedRecord>> ListAsync(CancellationToken cancel)
    {
        var feeds = new List<FeedRecord>();
        await foreach (var entity in Table.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            if (FeedEntity.UnlistedSince(entity) is null)
            {
                feeds.Add(FeedEntity.ToRecord(entity));
            }
        }

        return [.. feeds.OrderBy(record => record.Feed.Title, StringComparer.OrdinalIgnoreCase).ThenBy(record => record.Feed.Id.Value, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<DueFeed>> ListDueAsync(DateTimeOffset now, bool evenIfClaimed, CancellationToken cancel)
    {
        var filter = evenIfClaimed
            ? TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.FeedsPartition} and NextPollAt le {now}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.FeedsPartition} and NextPollAt le {now} and ClaimedUntil le {now}");
        var due = new List<DueFeed>();
        await foreach (var entity in Table.QueryAsync<TableEntity>(filter, select: FeedEntity.Due, cancellationToken: cancel))
        {
            due.Add(new DueFeed(new FeedId(entity.RowKey), FeedEntity.AddressOf(entity), entity.ETag.ToString()));
        }

        return due;
    }

    public async Task<IReadOnlyList<DueFeed>> ClaimAsync(IReadOnlyList<DueFeed> feeds, DateTimeOffset until, CancellationToken cancel)
    {
        var claimed = new List<DueFeed>(feeds.Count);
        foreach (var batch in feeds.Chunk(TableTransactions.MaxActions))
        {
            try
            {
                await TableTransactions.SubmitAsync(Table, [.. batch.Select(feed => Claim(feed, until))], cancel);
                claimed.AddRange(batch);
            }
            catch (TableTransactionFailedException e) when (TableTransactions.IsConflict(e))
            {
                // One of them was changed by somebody else, and none was claimed: each for itself.
                foreach (var feed in batch)
                {
                    if (await TryClaimAsync(feed, until, cancel))
                    {
                        claimed.Add(feed);
                    }
                }
            }
        }

        return claimed;
    }

    public async Task<bool> TrySaveStateAsync(FeedRecord record, FeedState state, CancellationToken cancel)
    {
        try
        {
            await Table.UpdateEntityAsync(FeedEntity.Of(record.Feed, state), new ETag(record.Version), TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Another worker saved it, or it was removed. (Should our own first try have gone through unseen, its write stands.)
            return false;
        }
    }

    public async Task<IReadOnlyList<bool>> TrySaveStatesAsync(IReadOnlyList<(FeedRecord Record, FeedState State)> states, CancellationToken cancel)
    {
        if (states.Count == 1)
        {
            return [await TrySaveStateAsync(states[0].Record, states[0].State, cancel)];
        }

        var saved = new List<bool>(states.Count);
        foreach (var batch in TableTransactions.Pack(states, pair => [Save(pair.Record, pair.State)]))
        {
            try
            {
                await TableTransactions.SubmitAsync(Table, [.. batch.Select(pair => Save(pair.Record, pair.State))], cancel);
                saved.AddRange(batch.Select(_ => true));
            }
            catch (TableTransactionFailedException e) when (TableTransactions.IsConflict(e))
            {
                // One of them was changed by somebody else, and none was saved: each for itself.
                foreach (var (record, state) in batch)
                {
                    saved.Add(await TrySaveStateAsync(record, state, cancel));
                }
            }
        }

        return saved;
    }

    public async Task PostponeAsync(Func<FeedUrl, bool> isMeant, DateTimeOffset until, CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.FeedsPartition} and NextPollAt lt {until}");
        var meant = new List<TableTransactionAction>();
        await foreach (var entity in Table.QueryAsync<TableEntity>(filter, select: FeedEntity.Due, cancellationToken: cancel))
        {
            if (isMeant(FeedEntity.AddressOf(entity)))
            {
                var change = new TableEntity(TableKeys.FeedsPartition, entity.RowKey) { [FeedEntity.NextPollAt] = until };
                meant.Add(new TableTransactionAction(TableTransactionActionType.UpdateMerge, change, entity.ETag));
            }
        }

        await SubmitAsync(meant, (_, _) => Task.CompletedTask, cancel);
    }

    private async Task<bool> TryClaimAsync(DueFeed feed, DateTimeOffset until, CancellationToken cancel)
    {
        try
        {
            await TableTransactions.SubmitAsync(Table, [Claim(feed, until)], cancel);
            return true;
        }
        catch (TableTransactionFailedException e) when (TableTransactions.IsConflict(e))
        {
            return false;
        }
    }

    private static TableTransactionAction Save(FeedRecord record, FeedState state) =>
        new(TableTransactionActionType.UpdateReplace, FeedEntity.Of(record.Feed, state), new ETag(record.Version));

    private static TableTransactionAction Claim(DueFeed feed, DateTimeOffset until) => new(
        TableTransactionActionType.UpdateMerge,
        new TableEntity(TableKeys.FeedsPartition, TableKeys.Of(feed.Id)) { [FeedEntity.ClaimedUntil] = until },
        new ETag(feed.Version));
}
