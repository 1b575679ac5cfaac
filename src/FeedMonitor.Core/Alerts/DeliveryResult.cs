namespace FeedMonitor.Alerts;

/// <summary>What became of one attempt.</summary>
public enum DeliveryResult
{
    /// <summary>Nothing to do: it is settled, not due, or another worker has it.</summary>
    NotOurs,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The attempt failed; it will be tried again.</summary>
    Failed,

    /// <summary>It was not to be told any more; its hit says why.</summary>
    Suppressed,

    /// <summary>It waits, with no attempt counted: for another alert of the same story, for its turn, or for a channel that is down or not configured.</summary>
    Waiting,

    /// <summary>It was given up.</summary>
    Dead,

    /// <summary>It waits, or is told together with others; its hit says why.</summary>
    Held,
}
