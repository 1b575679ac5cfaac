using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>What became of an alert that told of a feed in trouble, or was not to tell of it: no hit says so.</summary>
/// <param name="Trouble">The trouble.</param>
/// <param name="Outcome">The alert as it was settled: sent or suppressed, when, and why.</param>
public sealed record SettledTrouble(FeedTrouble Trouble, HitAlert Outcome)
{
    /// <summary>What is kept of an alert that is settled, or null: it stays in the outbox, or a hit says what became of it.</summary>
    public static SettledTrouble? Of(OwedAlert alert, HitAlert state)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(state);
        return alert.Trouble is { } trouble && state.State is AlertState.Sent or AlertState.Suppressed ? new SettledTrouble(trouble, state) : null;
    }
}
