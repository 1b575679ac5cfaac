namespace FeedMonitor.Channels.Services;

/// <summary>What a service says in the body of an answer that is no success.</summary>
/// <param name="Detail">Its own word for what is wrong, or null.</param>
/// <param name="RetryAfter">How long it asks to wait, or null.</param>
/// <param name="IsSettings">Whether it is about the channel's settings, which a person may mend, and not about this alert.</param>
internal sealed record ServiceComplaint(string? Detail = null, TimeSpan? RetryAfter = null, bool IsSettings = false)
{
    /// <summary>It says nothing that could be read.</summary>
    public static ServiceComplaint None { get; } = new();
}
