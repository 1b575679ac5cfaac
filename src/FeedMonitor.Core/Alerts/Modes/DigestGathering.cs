using FeedMonitor.Hits;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts.Modes;

/// <summary>
/// Finds which alerts are told together and owes their digest. The digest's row is written first and lists them; they are taken when the
/// digest is delivered, so that a crash in between leaves them where they were, or in that digest.
/// </summary>
/// <remarks>
/// When a hold ends each of its alerts comes, one message each. The first reads the outbox for all; that the others are in its digest is remembered, so
/// that they read nothing.
/// </remarks>
public sealed class DigestGathering(IAlertOutbox outbox, IWorkQueues queues, TimeProvider time) : IDisposable
{
    /// <summary>The most that go into one digest; what is left goes into the next.</summary>
    public const int MostMembers = 1_000;

    // Longer than the messages of one hold take. After that the outbox is asked anew.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim turns = new(1, 1);
    private readonly Dictionary<AlertId, DateTimeOffset> gathered = [];

    /// <summary>Waits until no other alert of this process is being gathered: all of one hold would else read the outbox at once. To be disposed of when this one is.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        return new Turn(turns);
    }

    /// <summary>
    /// The alerts that wait no longer on this one's channel for its watchlist, itself included, oldest first; none if it is in a digest already. One that some recipients
    /// have stays alone: a digest would tell it to them again.
    /// </summary>
    public async Task<IReadOnlyList<OwedAlert>> FindAsync(ClaimedAlert claimed, HeldAlert held, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(held);
        var now = time.GetUtcNow();
        if (gathered.TryGetValue(claimed.Owed.Id, out var until) && now < until)
        {
            return [];
        }

        var owed = await outbox.ListOwedAsync(cancel);

        // A digest that is being gathered was listed before it took the first of its members.
        var taken = owed.SelectMany(row => row.Digest is { Phase: DigestPhase.Gathering } digest ? digest.Members : []).Select(member => member.Alert).ToHashSet();
        Remember(taken, now);
        return taken.Contains(claimed.Owed.Id) ? [] :
        [
            .. owed.Where(row => row.Hit is not null && row.Held?.Watchlist == held.Watchlist && row.Channel == claimed.Owed.Channel)
                .Where(row => row.NextAttemptAt <= now && !taken.Contains(row.Id))
                .Where(row => row.Id == claimed.Owed.Id || (row.Reached is null && claimed.Owed.Reached is null))
                .OrderBy(row => row.Held!.Since).ThenBy(row => row.Id.Value, StringComparer.Ordinal)
                .Take(MostMembers),
        ];
    }

    /// <summary>The id of the message that tells of these: of one alone, its own.</summary>
    public static AlertId IdOf(IReadOnlyList<OwedAlert> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Count == 1 ? group[0].Id : AlertId.OfDigest(group[0].Held!.Watchlist, group[0].Channel, group.Select(row => row.Id));
    }

    /// <summary>Owes the digest of some alerts, as found. One that is owed already stays as it is.</summary>
    /// <param name="group">Two alerts or more.</param>
    /// <param name="watchlistName">What people call their watchlist.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False if these were a digest before, which was settled without them: they are told each for itself.</returns>
    public async Task<bool> OweAsync(IReadOnlyList<OwedAlert> group, string watchlistName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(group);
        var now = time.GetUtcNow();
        var digest = new OwedDigest(
            group[0].Held!.Watchlist,
            watchlistName,
            group.Min(row => row.Held!.Reason),
            group[0].Held!.Since,
            now,
            [.. group.Select(row => new DigestMember(row.Id, row.Hit!.Value, row.Held!.FoundAt))],
            DigestPhase.Gathering);
        var id = IdOf(group);
        await outbox.OweAsync([OwedAlert.Of(id, digest, group[0].Channel, now)], cancel);
        if (await outbox.FindOwedAsync(id, cancel) is null)
        {
            return false;
        }

        Remember(group.Select(row => row.Id), now);
        await queues.SendAlertAsync(id, TimeSpan.Zero, cancel);
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private void Remember(IEnumerable<AlertId> members, DateTimeOffset now)
    {
        foreach (var (old, _) in gathered.Where(one => one.Value <= now).ToArray())
        {
            gathered.Remove(old);
        }

        foreach (var member in members)
        {
            gathered[member] = now + Memory;
        }
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
