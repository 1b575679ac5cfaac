namespace FeedMonitor.Alerts;

/// <summary>The report of one attempt.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Channel">The channel, if the alert was ours.</param>
/// <param name="Error">Why it failed or died, or null.</param>
public sealed record DeliveryReport(AlertId Id, DeliveryResult Result, string? Channel = null, string? Error = null);
