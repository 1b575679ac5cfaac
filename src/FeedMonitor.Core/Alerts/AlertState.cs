namespace FeedMonitor.Alerts;

/// <summary>Where an alert stands. It is owed until it is delivered or visibly dead.</summary>
public enum AlertState
{
    /// <summary>It is to be delivered, for the first time or again.</summary>
    Owed,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>It was given up after the last attempt. It stays visible in its hit and in <c>/api/health</c>.</summary>
    Dead,
}
