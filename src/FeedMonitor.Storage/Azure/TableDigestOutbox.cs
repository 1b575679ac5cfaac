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
        var waiting = alert.Owed with { Held = held, NextAttemptAt = until, LeasedUntil = DateTimeOffset.UnixEpoch };
        var state = new HitAlert(alert.Owed.Id, alert.Owed.Channel, AlertState.Owed, held.Since, reason);
        TableTransactionAction[] hit = alert.Owed.Hit is { } id ? HitRows.Say(id, held.FoundAt, state) : [];
        return TableTransactions.TrySubmitAsync(
            Table, [new(TableTransactionActionType.UpdateReplace, OutboxEntity.Owed(waiting), new ETag(alert.Version)), .. hit], cancel);
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
        foreach (var batch in OncePerHit(waiting, row => members[row.RowKey]).SelectMany(rows => TableTransactions.Pack(rows, row => Take(row, digest, members[row.RowKey], at))))
        {
            if (await TableTransactions.TrySubmitAsync(Table, [.. batch.SelectMany(row => Take(row, digest, members[row.RowKey], at))], cancel))
            {
                continue;
            }

            // One of them was leased or settled meanwhile: each for itself.
            foreach (var row in batch)
            {
                await TakeAsync(row, digest, members[row.RowKey], at, cancel);
            }
        }
    }

    public async Task MarkMembersAsync(
        OwedAlert digest, IReadOnlyList<DigestMember> members, AlertState state, DateTimeOffset at, string? reason, CancellationToken cancel)
    {
        foreach (var batch in OncePerHit(members, member => member).SelectMany(some => TableTransactions.Pack(some, member => Say(digest, member, state, at, reason))))
        {
            await TableTransactions.SubmitAsync(Table, [.. batch.SelectMany(member => Say(digest, member, state, at, reason))], cancel);
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
    private static IEnumerable<IEnumerable<T>> OncePerHit<T>(IEnumerable<T> all, Func<T, DigestMember> memberOf) => all
        .GroupBy(one => memberOf(one).Hit)
        .SelectMany(ofHit => ofHit.Index())
        .GroupBy(one => one.Index, one => one.Item);

    private async Task TakeAsync(TableEntity row, OwedAlert digest, DigestMember member, DateTimeOffset at, CancellationToken cancel)
    {
        for (var seen = row; seen is not null && IsHeld(seen) && !await TableTransactions.TrySubmitAsync(Table, Take(seen, digest, member, at), cancel);)
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

    private static TableTransactionAction[] Take(TableEntity row, OwedAlert digest, DigestMember member, DateTimeOffset at) =>
    [
        new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), row.ETag),
        .. Say(digest, member, AlertState.Gathered, at, reason: null),
    ];

    private static TableTransactionAction[] Say(OwedAlert digest, DigestMember member, AlertState state, DateTimeOffset at, string? reason) =>
        HitRows.Say(member.Hit, member.FoundAt, new HitAlert(member.Alert, digest.Channel, state, at, reason) { Digest = digest.Id, Told = member.Told });
}
