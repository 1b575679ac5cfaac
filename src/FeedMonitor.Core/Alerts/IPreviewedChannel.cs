namespace FeedMonitor.Alerts;

/// <summary>A channel that can show what it would send.</summary>
public interface IPreviewedChannel : IChannel
{
    /// <summary>The whole of what <see cref="IChannel.DeliverAsync"/> would send, for people to read; nothing is sent and no secret shown.</summary>
    string Preview(Alert alert);
}
