using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>How many hits long past days had, of all watchlists and of some: as many days as can be asked for, of those that were asked for last.</summary>
/// <param name="mostDays">Older days than so many are forgotten.</param>
/// <param name="mostWatchlists">Of more watchlists than so many those go that were not asked for longest: whoever asks may name any.</param>
internal sealed class SettledDays(int mostDays, int mostWatchlists)
{
    private static readonly object All = new();

    // The one that was asked for last is the last one.
    private readonly OrderedDictionary<object, Dictionary<DateOnly, int>> counts = [];
    private readonly Lock gate = new();

    /// <summary>How many counts are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return counts.Values.Sum(days => days.Count);
            }
        }
    }

    /// <summary>What is known of a watchlist, or of all.</summary>
    public IReadOnlyDictionary<DateOnly, int> Of(WatchlistId? watchlist)
    {
        lock (gate)
        {
            return new Dictionary<DateOnly, int>(DaysOf(watchlist));
        }
    }

    /// <summary>Notes what some days had.</summary>
    public void Add(WatchlistId? watchlist, IEnumerable<KeyValuePair<DateOnly, int>> days, DateOnly today)
    {
        lock (gate)
        {
            var known = DaysOf(watchlist);
            foreach (var (day, hits) in days)
            {
                known[day] = hits;
            }

            foreach (var old in known.Keys.Where(day => day <= today.AddDays(-mostDays)).ToArray())
            {
                known.Remove(old);
            }
        }
    }

    private Dictionary<DateOnly, int> DaysOf(WatchlistId? watchlist)
    {
        var key = watchlist is { } id ? id : All;
        var days = counts.Remove(key, out var known) ? known : [];
        counts.Add(key, days);
        if (counts.Count > mostWatchlists)
        {
            counts.RemoveAt(0);
        }

        return days;
    }
}
