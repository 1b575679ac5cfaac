using FeedMonitor.Hits;

namespace FeedMonitor.Storage.Azure;

/// <summary>What a hit is to say of one of its alerts.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="FoundAt">When it was found, which is its place in the list of hits.</param>
/// <param name="State">Where the alert stands.</param>
internal sealed record HitSaying(HitId Hit, DateTimeOffset FoundAt, HitAlert State);
