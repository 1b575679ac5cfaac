namespace FeedMonitor.Alerts;

/// <summary>What became of an alert that a person wanted to have retried or dropped.</summary>
public enum HandledAlert
{
    /// <summary>It is as the person wants it.</summary>
    Done,

    /// <summary>No such alert is owed or dead: it was sent or suppressed meanwhile, or never was.</summary>
    NotOwed,

    /// <summary>A worker has it at this moment and may be telling it: nothing was changed.</summary>
    InHand,
}
