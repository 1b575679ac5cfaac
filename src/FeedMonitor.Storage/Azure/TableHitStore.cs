using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>Hits in a table: each with its place in the list and its outbox rows, in one transaction.</summary>
internal sealed class TableHitStore(StorageClients clients) : IHitStore
{
    private const int MostRowsPerRead = 1_000;

    /// <summary>A page takes no more reads, whatever is looked for: the next page goes on from there.</summary>
    private const int MostReads = 2;

    // Of an amendment: each that comes to nothing means that somebody else got on.
    private const int MostTries = 50;

    private TableClient Table => clients.Hits;

    public async Task<IReadOnlyList<RecordedHit>> RecordAsync(IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        // A transaction takes a row once.
        var recorded = new Dictionary<HitId, RecordedHit>(hits.Count);
        foreach (var batch in TableTransactions.Pack(hits.DistinctBy(hit => hit.Id), RowsOf))
        {
            foreach (var stored in await RecordBatchAsync(batch, cancel))
            {
                recorded.Add(stored.Hit.Id, stored);
            }
        }

        var told = new HashSet<HitId>();
        return [.. hits.Select(hit => told.Add(hit.Id) ? recorded[hit.Id] : recorded[hit.Id] with { IsNew = false })];
    }

    public async Task<Hit> AmendAsync(Hit amended, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var row = (await Table.GetEntityAsync<TableEntity>(TableKeys.HitsPartition, TableKeys.Of(amended.Id), cancellationToken: cancel)).Value;
            var known = HitEntity.ToHit(row).Alerts.ToDictionary(alert => alert.Id);
            var merged = amended with { Alerts = [.. amended.Alerts.Select(alert => known.GetValueOrDefault(alert.Id, alert))] };
            TableTransactionAction[] actions =
            [
                new(TableTransactionActionType.UpdateReplace, HitEntity.ById(merged), row.ETag),
                new(TableTransactionActionType.UpsertReplace, HitEntity.InList(merged)),
                .. Owe(merged, merged.Alerts.Where(alert => alert.State == AlertState.Owed && !known.ContainsKey(alert.Id))),
            ];
            try
            {
                await TableTransactions.SubmitAsync(Table, actions, cancel);
                return merged;
            }
            catch (TableTransactionFailedException e) when (e.Status is 409 or 412 && tries < MostTries)
            {
                // An alert was settled meanwhile, or our own first try went through unseen: again, on what stands there now.
            }
        }
    }

    public async Task<Hit?> FindAsync(HitId id, CancellationToken cancel) =>
        await HitRows.FindAsync(Table, TableKeys.Of(id), cancel) is { } row ? HitEntity.ToHit(row) : null;

    public async Task<HitPage> ListAsync(HitQuery query, CancellationToken cancel)
    {
        // One more than asked for tells whether a page follows; of a text nobody knows beforehand how many rows it takes.
        var rowsPerRead = query.Text is null ? Math.Min(query.Limit + 1, MostRowsPerRead) : MostRowsPerRead;
        var (found, reads, last) = (new List<Hit>(query.Limit), 0, default(HitCursor));
        var isWhole = query.Parts == HitParts.All;
        await foreach (var read in Table.QueryAsync<TableEntity>(FilterOf(query), rowsPerRead, isWhole ? null : HitEntity.TellingColumns, cancel).AsPages())
        {
            foreach (var hit in read.Values.Select(row => isWhole ? HitEntity.ToHit(row) : HitEntity.ToHit(row) with { Evidence = [] }))
            {
                if (found.Count == query.Limit)
                {
                    return new HitPage(found, last);
                }

                last = HitCursor.Of(hit.Id, hit.FoundAt);
                if (query.Text?.StandsIn(hit) != false)
                {
                    found.Add(hit);
                }
            }

            // Where a filter passes over all that one read may look at, the service gives no row to go on from.
            if (++reads >= MostReads && last is not null && read.ContinuationToken is not null)
            {
                return new HitPage(found, last);
            }
        }

        return new HitPage(found, null);
    }

    private async Task<IReadOnlyList<RecordedHit>> RecordBatchAsync(List<Hit> batch, CancellationToken cancel)
    {
        try
        {
            await TableTransactions.SubmitAsync(Table, [.. batch.SelectMany(RowsOf)], cancel);
            return batch.ConvertAll(hit => new RecordedHit(hit, IsNew: true));
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            // One of them is stored already, by an earlier poll or by our own first try: each for itself.
            var recorded = new List<RecordedHit>(batch.Count);
            foreach (var hit in batch)
            {
                recorded.Add(await RecordAsync(hit, cancel));
            }

            return recorded;
        }
    }

    private async Task<RecordedHit> RecordAsync(Hit hit, CancellationToken cancel)
    {
        try
        {
            await TableTransactions.SubmitAsync(Table, RowsOf(hit), cancel);
            return new RecordedHit(hit, IsNew: true);
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            // It is there with its outbox rows, since they were written together. What is owed is told by its state, not by this answer.
            var stored = await FindAsync(hit.Id, cancel) ?? throw new InvalidOperationException($"Hit {hit.Id} is there and is not.", e);
            return new RecordedHit(stored, IsNew: false);
        }
    }

    private static TableTransactionAction[] RowsOf(Hit hit) =>
    [
        new TableTransactionAction(TableTransactionActionType.Add, HitEntity.ById(hit)),
        new TableTransactionAction(TableTransactionActionType.Add, HitEntity.InList(hit)),
        .. Owe(hit, hit.Alerts.Where(alert => alert.State == AlertState.Owed)),
    ];

    private static IEnumerable<TableTransactionAction> Owe(Hit hit, IEnumerable<HitAlert> alerts) => alerts.Select(alert =>
        new TableTransactionAction(TableTransactionActionType.Add, OutboxEntity.Owed(OwedAlert.Of(hit.Id, alert))));

    private static string FilterOf(HitQuery query)
    {
        var (after, before) = (TableKeys.NewestPrefix + query.Range.After, query.Range.Before is { } end ? TableKeys.NewestPrefix + end : TableKeys.After(TableKeys.NewestPrefix));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.HitsPartition} and RowKey gt {after} and RowKey lt {before}");
        filter += query.Watchlist is { } watchlist ? TableClient.CreateQueryFilter($" and Watchlist eq {watchlist.Value}") : "";
        return filter + (query.Feed is { } feed ? TableClient.CreateQueryFilter($" and Feed eq {feed.Value}") : "");
    }
}
