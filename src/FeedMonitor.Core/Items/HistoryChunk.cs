namespace FeedMonitor.Items;

/// <summary>Items that were kept together: those of one round of polls.</summary>
/// <param name="Name">Its name in storage.</param>
/// <param name="Hour">The hour in which they were first seen, in UTC.</param>
/// <param name="Bytes">What it takes in storage.</param>
public sealed record HistoryChunk(string Name, DateTimeOffset Hour, long Bytes);

/// <summary>What could be read of a chunk.</summary>
/// <param name="Items">The items, in the order in which they were kept.</param>
/// <param name="Damage">What is wrong with the chunk, as the end of a sentence ("is cut off after 12 items"); null if all was read.</param>
public sealed record HistoryReading(IReadOnlyList<HistoryItem> Items, string? Damage = null);
