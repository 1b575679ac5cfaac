namespace FeedMonitor.Alerts;

/// <summary>Brings channels that another instance of the monitor has saved, before they are used.</summary>
public interface IChannelNews
{
    /// <summary>Looks, if it has not lately. What can't be had leaves the channels as they are.</summary>
    /// <param name="isMissing">Whether a channel is asked for that is not there: then it looks in any case.</param>
    /// <param name="cancel">Stops it.</param>
    Task LookAsync(bool isMissing, CancellationToken cancel);
}

/// <summary>There is no other instance that could save any.</summary>
public sealed class NoOtherInstance : IChannelNews
{
    /// <inheritdoc />
    public Task LookAsync(bool isMissing, CancellationToken cancel) => Task.CompletedTask;
}
