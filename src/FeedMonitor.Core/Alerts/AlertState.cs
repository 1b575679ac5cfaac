namespace FeedMonitor.Alerts;

/// <summary>Where an alert stands. It is owed until it is delivered, suppressed for a reason, or visibly dead.</summary>
public enum AlertState
{
    /// <summary>It is to be delivered, for the first time or again.</summary>
    Owed,

    /// <summary>It goes into the digest that its hit names, and what becomes of that becomes of it.</summary>
    Gathered,

    /// <summary>The channel took it, by itself or in the digest that its hit names.</summary>
    Sent,

    /// <summary>It was not to be told, for the reason that its hit gives.</summary>
    Suppressed,

    /// <summary>It was given up after the last attempt. It stays visible in its hit and in <c>/api/health</c>.</summary>
    Dead,
}
