using Azure;
using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>Alerts that wait, and digests: rows of the outbox, each changed together with its hit.</summary>
internal sealed class TableDigestOutbox(StorageClients clients) : IDigestOutbox
{
    private TableClient Table => clients.Hits;

    // False: a digest took it, or the lease ran out and another worker has it.
    public Task<bool> HoldAsync(ClaimedAlert alert, HeldAlert held, DateTimeOffset until, string reason, CancellationToken cancel)
    {
        var state = new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, held.Since, reason);
        return HitRows.TrySubmitAsync(
            Table,
            [new(TableTransactionActionType.UpdateReplace, OutboxEntity.Owed(alert.Owed.HeldBy(held, until)), new ETag(alert.Version))],
            alert.Owed.Hit is { } hit ? new HitSaying(hit, held.FoundAt, state) : null,
            cancel);
    }

    public async Task FreeAsync(IReadOnlySet<AlertId> alerts, DateTimeOffset at, CancellationToken cancel)
    {
        var rows = await HeldAsync(alerts.Select(TableKeys.Owed).ToHashSet(StringComparer.Ordinal), cancel);
        foreach (var batch in TableTransactions.Pack(rows.Where(row => row.GetDateTimeOffset(OutboxEntity.NextAttemptAt) > at), row => [Free(row, at)]))
        {
            if (await TableTransactions.TrySubmitAsync(Table, [.. batch.Select(row => Free(row, at))], cancel))
            {
                continue;
            }

            // One of them was taken meanwhile: it waits no more.
            foreach (var row in batch)
            {
                await TableTransactions.TrySubmitAsync(Table, [Free(row, at)], cancel);
            }
        }
    }

    public Task<ClaimedAlert?> ReleaseAsync(ClaimedAlert alert, CancellationToken cancel) => SaveAsync(alert, alert.Owed with { Held = null }, cancel);

    public Task<ClaimedAlert?> SaveDigestAsync(ClaimedAlert claimed, OwedDigest next, CancellationToken cancel) => SaveAsync(claimed, claimed.Owed with { Digest = next }, cancel);

    public async Task TakeMembersAsync(OwedAlert digest, DateTimeOffset at, CancellationToken cancel)
    {
        var members = digest.Digest!.Members.ToDictionary(member => TableKeys.Owed(member.Alert), StringComparer.Ordinal);
        var waiting = await HeldAsync(members.Keys.ToHashSet(StringComparer.Ordinal), cancel);
        foreach (var batch in OncePerHit(waiting, row => members[row.RowKey].Hit).SelectMany(rows => TableTransactions.Pack(rows, Take)))
        {
            if (await TableTransactions.TrySubmitAsync(Table, [.. batch.SelectMany(Take)], cancel))
            {
                continue;
            }

            // One of them was leased or settled meanwhile, or its hit lacks a row: each for itself.
            foreach (var row in batch)
            {
                await TakeAsync(row, Said(row), cancel);
            }
        }

        TableTransactionAction[] Take(TableEntity row) => [Remove(row), .. HitRows.Say(Said(row))];

        HitSaying Said(TableEntity row) => Say(digest, members[row.RowKey], AlertState.Gathered, at, reason: null);
    }

    public async Task MarkMembersAsync(
        OwedAlert digest, IReadOnlyList<DigestMember> members, AlertState state, DateTimeOffset at, string? reason, CancellationToken cancel)
    {
        var sayings = members.Select(member => Say(digest, member, state, at, reason));
        foreach (var batch in OncePerHit(sayings, saying => saying.Hit).SelectMany(some => TableTransactions.Pack(some, HitRows.Say)))
        {
            if (await TableTransactions.TrySubmitAsync(Table, [.. batch.SelectMany(HitRows.Say)], cancel))
            {
                continue;
            }

            // A hit among them lacks a row: each for itself.
            foreach (var saying in batch)
            {
                await HitRows.TrySubmitAsync(Table, [], saying, cancel);
            }
        }
    }

    private async Task<List<TableEntity>> HeldAsync(HashSet<string> keys, CancellationToken cancel)
    {
        var held = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>(TableKeys.HitsRange(TableKeys.OwedPrefix), cancellationToken: cancel))
        {
            if (keys.Contains(row.RowKey) && IsHeld(row))
            {
                held.Add(row);
            }
        }

        return held;
    }

    // A hit that was edited has several alerts, and a transaction takes a row once.
    private static IEnumerable<IEnumerable<T>> OncePerHit<T>(IEnumerable<T> all, Func<T, HitId> hitOf) => all
        .GroupBy(one => hitOf(one))
        .SelectMany(ofHit => ofHit.Index())
        .GroupBy(one => one.Index, one => one.Item);

    private async Task TakeAsync(TableEntity row, HitSaying saying, CancellationToken cancel)
    {
        for (var seen = row; seen is not null && IsHeld(seen) && !await HitRows.TrySubmitAsync(Table, [Remove(seen)], saying, cancel);)
        {
            seen = await HitRows.FindAsync(Table, row.RowKey, cancel);
        }
    }

    private async Task<ClaimedAlert?> SaveAsync(ClaimedAlert alert, OwedAlert next, CancellationToken cancel)
    {
        try
        {
            var saved = await Table.UpdateEntityAsync(OutboxEntity.Owed(next), new ETag(alert.Version), TableUpdateMode.Replace, cancel);
            return alert with { Owed = next, Version = saved.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // A digest took it, or the lease ran out and another worker has it.
            return null;
        }
    }

    private static bool IsHeld(TableEntity row) => row.GetString(OutboxEntity.HeldColumn) is not null;

    private static TableTransactionAction Free(TableEntity row, DateTimeOffset at) =>
        new(TableTransactionActionType.UpdateMerge, new TableEntity(row.PartitionKey, row.RowKey) { [OutboxEntity.NextAttemptAt] = at }, row.ETag);

    private static TableTransactionAction Remove(TableEntity row) => new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.ETag);

    private static HitSaying Say(OwedAlert digest, DigestMember member, AlertState state, DateTimeOffset at, string? reason) =>
        new(member.Hit, member.FoundAt, new HitAlert(member.Alert, digest.Channel, state, at, reason) { Digest = digest.Id, Told = member.Told });
}
