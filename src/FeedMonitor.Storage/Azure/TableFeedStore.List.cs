using Azure;
using Azure.Data.Tables;
using FeedMonitor.Feeds;

namespace FeedMonitor.Storage.Azure;

/// <summary>How the stored feeds become those of the list.</summary>
internal sealed partial class TableFeedStore
{
    public async Task ApplyAsync(IReadOnlyList<Feed> feeds, Func<IReadOnlyList<FeedId>, CancellationToken, Task> added, CancellationToken cancel)
    {
        var stored = new Dictionary<string, (Feed Feed, DateTimeOffset? UnlistedAt)>(StringComparer.Ordinal);
        await foreach (var entity in Table.QueryAsync<TableEntity>(select: FeedEntity.Definition, cancellationToken: cancel))
        {
            stored.Add(entity.RowKey, (FeedEntity.ToFeed(entity), FeedEntity.UnlistedSince(entity)));
        }

        var now = time.GetUtcNow();
        var listed = feeds.ToDictionary(feed => TableKeys.Of(feed.Id), StringComparer.Ordinal);
        var again = listed.Where(pair => stored.TryGetValue(pair.Key, out var old) && old.UnlistedAt is not null).ToDictionary(StringComparer.Ordinal);
        TableTransactionAction[] actions =
        [
            .. listed.Where(pair => !stored.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new TableTransactionAction(TableTransactionActionType.Add, FeedEntity.Of(pair.Value, FeedState.New))),
            .. listed.Where(pair => stored.TryGetValue(pair.Key, out var old) && old.UnlistedAt is null && !old.Feed.SameDefinition(pair.Value))
                .Select(pair => new TableTransactionAction(TableTransactionActionType.UpdateMerge, FeedEntity.Of(pair.Value), ETag.All)),
            .. await ListAgainAsync(again, now, cancel),
            .. stored.Where(pair => !listed.ContainsKey(pair.Key)).Select(pair => Leave(pair.Value.Feed.Id, pair.Value.UnlistedAt, now)).OfType<TableTransactionAction>(),
        ];
        await SubmitAsync(actions, added, cancel);
    }

    // Their whole rows in one query, however many come back at once: a list that was lost is put back as a whole.
    private async Task<List<TableTransactionAction>> ListAgainAsync(Dictionary<string, Feed> again, DateTimeOffset now, CancellationToken cancel)
    {
        var actions = new List<TableTransactionAction>(again.Count);
        if (again.Count == 0)
        {
            return actions;
        }

        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.FeedsPartition} and UnlistedAt gt {DateTimeOffset.UnixEpoch}"), cancellationToken: cancel))
        {
            if (again.TryGetValue(row.RowKey, out var feed))
            {
                var state = IsKept(FeedEntity.UnlistedSince(row), now) ? FeedEntity.ToState(row).ListedAgain(now) : FeedState.New;
                actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, FeedEntity.Of(feed, state), row.ETag));
            }
        }

        return actions;
    }

    // Null if it has left already and is kept.
    private static TableTransactionAction? Leave(FeedId feed, DateTimeOffset? unlistedAt, DateTimeOffset now) =>
        unlistedAt is null ? new(TableTransactionActionType.UpdateMerge, FeedEntity.Unlisted(feed, now), ETag.All)
        : IsKept(unlistedAt, now) ? null
        : new(TableTransactionActionType.Delete, new TableEntity(TableKeys.FeedsPartition, TableKeys.Of(feed)), ETag.All);

    private static bool IsKept(DateTimeOffset? unlistedAt, DateTimeOffset now) => unlistedAt >= now - FeedState.KeptUnlisted;

    private Task SubmitAsync(
        IReadOnlyList<TableTransactionAction> actions, Func<IReadOnlyList<FeedId>, CancellationToken, Task> added, CancellationToken cancel) => Parallel.ForEachAsync(
        TableTransactions.Pack(actions, action => [action]),
        new ParallelOptions { MaxDegreeOfParallelism = TransactionsInFlight, CancellationToken = cancel },
        async (batch, stop) =>
        {
            await SubmitBatchAsync(batch, stop);
            FeedId[] news = [.. batch.Where(action => action.ActionType == TableTransactionActionType.Add).Select(action => new FeedId(action.Entity.RowKey))];
            if (news.Length > 0)
            {
                await added(news, stop);
            }
        });

    // Two hosts that start at once apply the same list: what the other one did first is done.
    private async Task SubmitBatchAsync(List<TableTransactionAction> batch, CancellationToken cancel)
    {
        try
        {
            await TableTransactions.SubmitAsync(Table, batch, cancel);
        }
        catch (TableTransactionFailedException e) when (TableTransactions.IsConflict(e) && batch.Count > 1)
        {
            foreach (var action in batch)
            {
                await SubmitBatchAsync([action], cancel);
            }
        }
        catch (TableTransactionFailedException e) when (TableTransactions.IsConflict(e))
        {
        }
    }
}
