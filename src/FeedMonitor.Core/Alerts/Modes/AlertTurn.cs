namespace FeedMonitor.Alerts.Modes;

/// <summary>How a message stands to those that wait for their turn.</summary>
public enum AlertTurn
{
    /// <summary>It has just come: nothing new goes before those that wait.</summary>
    New,

    /// <summary>It is what has waited, and tells of all that did.</summary>
    Waited,

    /// <summary>It was let through before. Others may have been since, so that it may have to wait, but for nobody's turn.</summary>
    Tried,
}

/// <summary>A message that is to go to its channel.</summary>
/// <param name="Id">The alert or digest; null to ask only, before that is known.</param>
/// <param name="Own">The alerts that it tells of, and itself. None of them was told, so that what stands of them in the pace holds nothing up.</param>
/// <param name="Turn">How it stands to those that wait.</param>
public sealed record PacedMessage(AlertId? Id, IReadOnlyCollection<AlertId> Own, AlertTurn Turn)
{
    /// <summary>An alert by itself.</summary>
    public static PacedMessage Of(AlertId alert, AlertTurn turn) => new(alert, [alert], turn);
}
