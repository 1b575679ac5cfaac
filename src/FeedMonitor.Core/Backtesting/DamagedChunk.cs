using FeedMonitor.Items;

namespace FeedMonitor.Backtesting;

/// <summary>A chunk of the history of which not all could be read.</summary>
/// <param name="Name">The chunk.</param>
/// <param name="Damage">What is wrong with it: see <see cref="HistoryReading.Damage"/>.</param>
public sealed record DamagedChunk(string Name, string Damage);
