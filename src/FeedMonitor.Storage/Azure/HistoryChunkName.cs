using System.Globalization;
using FeedMonitor.Hashing;

namespace FeedMonitor.Storage.Azure;

/// <summary>How chunks are named: <c>2026/03/14/09/HASH.jsonl.gz</c>, so that the order of names is that of hours.</summary>
internal static class HistoryChunkName
{
    private const string HourForm = "yyyy/MM/dd/HH";

    /// <summary>The name of a chunk. The same items that say the same in the same hour are the same chunk: a round that runs again overwrites it.</summary>
    public static string Of(IReadOnlyList<HistoryLines> lines) =>
        $"{Hour(lines[0].FirstSeen)}/{StableHash.Id([.. lines.SelectMany(some => some.Names)])}.jsonl.gz";

    /// <summary>The part of names that stands for an hour.</summary>
    public static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString(HourForm, CultureInfo.InvariantCulture);

    /// <summary>The hour of a name; null if it is none of a chunk.</summary>
    public static DateTimeOffset? HourOf(string name) =>
        name.Length > HourForm.Length
        && DateTimeOffset.TryParseExact(name[..HourForm.Length], HourForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour) ? hour : null;

    /// <summary>What all names between two hours begin with; maybe nothing.</summary>
    public static string CommonStart(DateTimeOffset since, DateTimeOffset until)
    {
        var (first, last) = (Hour(since), Hour(until));
        return first[..first.AsSpan().CommonPrefixLength(last)];
    }
}
