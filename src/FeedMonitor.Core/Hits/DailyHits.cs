using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

/// <summary>How many hits were found on each day. A day that is long over is counted once in a process, unless many others were asked for since.</summary>
public sealed class DailyHits(IHitStore hits, TimeProvider time)
{
    /// <summary>The most days that can be asked for.</summary>
    public const int MostDays = 90;

    /// <summary>Of so many watchlists counts are kept at most, those of all together being one.</summary>
    public const int MostWatchlists = 200;

    // A hit is stored up to some minutes after it was found.
    private static readonly TimeSpan SettledAfter = TimeSpan.FromHours(1);

    private const int HitsPerRead = 1_000;

    private readonly SettledDays settled = new(MostDays, MostWatchlists);

    /// <summary>The counts of the days up to today, in UTC, oldest first; days without hits are there as well.</summary>
    /// <param name="days">How many days, 1 to <see cref="MostDays"/>.</param>
    /// <param name="watchlist">Only of this watchlist, or null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<(DateOnly Day, int Hits)>> CountAsync(int days, WatchlistId? watchlist, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        DateOnly[] asked = [.. Enumerable.Range(1 - days, days).Select(today.AddDays)];
        var known = settled.Of(watchlist);
        DateOnly[] unknown = [.. asked.SkipWhile(known.ContainsKey)];
        var counted = unknown.Length == 0 ? [] : await CountSinceAsync(unknown[0], today, watchlist, cancel);
        return [.. asked.Select(day => (day, unknown.Length == 0 || day < unknown[0] ? known[day] : counted.GetValueOrDefault(day)))];
    }

    private async Task<Dictionary<DateOnly, int>> CountSinceAsync(DateOnly first, DateOnly today, WatchlistId? watchlist, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var counts = new Dictionary<DateOnly, int>();
        await foreach (var page in hits.PagesAsync(new HitQuery(HitsPerRead, watchlist) { From = StartOf(first) }, cancel))
        {
            foreach (var day in page.Select(hit => DateOnly.FromDateTime(hit.FoundAt.UtcDateTime)))
            {
                counts[day] = counts.GetValueOrDefault(day) + 1;
            }
        }

        var over = new Dictionary<DateOnly, int>();
        for (var day = first; StartOf(day.AddDays(1)) + SettledAfter <= now; day = day.AddDays(1))
        {
            over[day] = counts.GetValueOrDefault(day);
        }

        settled.Add(watchlist, over, today);
        return counts;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
