using System.Collections.Concurrent;
using System.Diagnostics;

namespace FeedMonitor.Testing.Crashes;

/// <summary>When the monitor said of which alert that its delivery is written down: the row is in the storage, if not yet in the storage's file.</summary>
public sealed class WrittenDown
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> times = new(StringComparer.Ordinal);

    /// <summary>It has just said so.</summary>
    /// <param name="alert">The alert's id.</param>
    public void Add(string alert) => times.GetOrAdd(alert, _ => []).Enqueue(Stopwatch.GetTimestamp());

    /// <summary>When it said so between two moments for the first time, or null: all are <see cref="Stopwatch"/> timestamps.</summary>
    public long? Between(string alert, long from, long to) =>
        times.TryGetValue(alert, out var said) ? said.Where(at => at >= from && at < to).Cast<long?>().FirstOrDefault() : null;
}
