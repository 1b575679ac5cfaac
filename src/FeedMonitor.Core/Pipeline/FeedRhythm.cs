using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

/// <summary>How often a feed brings something, told by the dates of its items. A pure function.</summary>
public static class FeedRhythm
{
    /// <summary>So many polls come to one item: what is new is learned of within an eighth of the time between two items.</summary>
    public const int PollsPerItem = 8;

    // Of older items the rhythm is that of another time.
    private const int Newest = 20;
    private const int Fewest = 3;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    /// <summary>The interval that suits the feed, unbounded; null if too few of its items have a date.</summary>
    public static TimeSpan? Interval(IReadOnlyList<FeedItem> items, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(items);
        var dates = items.Select(item => item.Published ?? item.Updated).OfType<DateTimeOffset>()
            .Where(date => date <= now && date > now - Lately)
            .OrderDescending()
            .Take(Newest)
            .ToArray();
        if (dates.Length < Fewest)
        {
            return null;
        }

        // A feed that has been silent for longer than usual has slowed down.
        var usual = (dates[0] - dates[^1]) / (dates.Length - 1);
        var silence = (now - dates[0]) / 2;
        return (usual > silence ? usual : silence) / PollsPerItem;
    }
}
