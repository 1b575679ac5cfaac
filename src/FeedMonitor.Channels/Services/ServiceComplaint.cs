namespace FeedMonitor.Channels.Services;

/// <summary>What a service says in the body of an answer that is no success.</summary>
/// <param name="Detail">Its own word for what is wrong, or null.</param>
/// <param name="RetryAfter">How long it asks to wait, or null.</param>
/// <param name="Concern">Whom it concerns by its own words, or null where they don't say: then its status does.</param>
internal sealed record ServiceComplaint(string? Detail = null, TimeSpan? RetryAfter = null, Concern? Concern = null)
{
    /// <summary>It says nothing that could be read.</summary>
    public static ServiceComplaint None { get; } = new();
}
