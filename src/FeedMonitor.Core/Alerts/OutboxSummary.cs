namespace FeedMonitor.Alerts;

/// <summary>How many alerts are where.</summary>
/// <param name="Owed">To be delivered.</param>
/// <param name="Dead">Given up.</param>
public sealed record OutboxCounts(int Owed, int Dead)
{
    /// <summary>How many of those owed wait for their digest, the end of quiet hours or their turn.</summary>
    public int Held { get; init; }
}

/// <summary>What of a row of the outbox its summary counts.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="IsDead">Whether it is a dead letter.</param>
/// <param name="IsHeld">Whether it waits for a digest, the end of quiet hours or its turn.</param>
/// <param name="Since">Since when it is owed, or null if that is not known.</param>
public sealed record OutboxRow(string Channel, bool IsDead, bool IsHeld, DateTimeOffset? Since);

/// <summary>The outbox at a glance.</summary>
/// <param name="OldestOwedSince">Since when the oldest alert is owed that is not held; null if there is none.</param>
/// <param name="Channels">The alerts of each channel that has any, configured or not, by its id.</param>
public sealed record OutboxSummary(DateTimeOffset? OldestOwedSince, IReadOnlyDictionary<string, OutboxCounts> Channels)
{
    /// <summary>The alerts of all channels.</summary>
    public OutboxCounts Counts { get; } = new(Channels.Values.Sum(counts => counts.Owed), Channels.Values.Sum(counts => counts.Dead)) { Held = Channels.Values.Sum(counts => counts.Held) };

    /// <summary>Counts rows.</summary>
    public static OutboxSummary Of(IEnumerable<OutboxRow> rows)
    {
        var (oldest, channels) = (default(DateTimeOffset?), new SortedDictionary<string, OutboxCounts>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var counts = channels.GetValueOrDefault(row.Channel) ?? new OutboxCounts(0, 0);
            channels[row.Channel] = row.IsDead ? counts with { Dead = counts.Dead + 1 } : counts with { Owed = counts.Owed + 1, Held = counts.Held + (row.IsHeld ? 1 : 0) };
            oldest = !row.IsDead && !row.IsHeld && (oldest is null || row.Since < oldest) ? row.Since ?? oldest : oldest;
        }

        return new OutboxSummary(oldest, channels);
    }
}
