using FeedMonitor.Hits;
using FeedMonitor.Items;

namespace FeedMonitor.Backtesting;

/// <summary>The hits of one watchlist: what the store of hits would hold of them, as far as counts need it.</summary>
internal sealed class HitTally(int sampleCount)
{
    private readonly Dictionary<ItemId, IReadOnlyList<string>> termsOf = [];
    private readonly Dictionary<DateOnly, int> days = [];
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly HitSamples samples = new(sampleCount);

    public int Count => termsOf.Count;

    public bool Has(ItemId item) => termsOf.ContainsKey(item);

    /// <summary>How many of these items another watchlist does not hit.</summary>
    public int CountWithout(HitTally other) => termsOf.Keys.Count(item => !other.Has(item));

    /// <summary>Takes in the first hit on an item.</summary>
    /// <returns>False if there is one already: only what an edit adds to it counts.</returns>
    public bool TryAdd(Hit hit)
    {
        if (!termsOf.TryAdd(hit.Item, hit.Terms))
        {
            return false;
        }

        var day = DateOnly.FromDateTime(hit.FoundAt.UtcDateTime);
        days[day] = days.GetValueOrDefault(day) + 1;
        CountTerms(hit.Terms);
        samples.Add(hit);
        return true;
    }

    /// <summary>Adds to the hit on an item what an edit of it shows.</summary>
    public void Amend(Hit edit)
    {
        samples.Amend(edit);
        var known = termsOf[edit.Item];
        var news = HitComposer.NewTerms(known, edit.Terms);
        termsOf[edit.Item] = HitComposer.WithNewTerms(known, news);
        CountTerms(news);
    }

    public BacktestHits Report(DateTimeOffset since, DateTimeOffset until) => new(
        Count,
        [.. Days(since, until)],
        [.. terms.OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Select(term => new TermHits(term.Key, term.Value, (double)term.Value / Count))],
        samples.Take());

    private void CountTerms(IEnumerable<string> found)
    {
        foreach (var term in found)
        {
            terms[term] = terms.GetValueOrDefault(term) + 1;
        }
    }

    private IEnumerable<DayHits> Days(DateTimeOffset since, DateTimeOffset until)
    {
        // Items count by the hour in which they were seen, and that of "until" is none of them.
        var last = DateOnly.FromDateTime(until.UtcDateTime.AddTicks(-(until.UtcTicks % TimeSpan.TicksPerHour) - 1));
        for (var day = DateOnly.FromDateTime(since.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            yield return new DayHits(day, days.GetValueOrDefault(day));
        }
    }
}
