using FeedMonitor.Watchlists;

namespace FeedMonitor.Hits;

public sealed class SettledDaysTests
{
    private static readonly DateOnly Today = new(2026, 3, 14);

    private readonly SettledDays settled = new(mostDays: 90, mostWatchlists: 3);

    [Fact]
    public void Days_that_cannot_be_asked_for_any_more_take_no_room()
    {
        for (var day = 0; day < 1_000; day++)
        {
            settled.Add(null, [KeyValuePair.Create(Today.AddDays(day - 1), day)], Today.AddDays(day));
        }

        Assert.Equal(89, settled.Count);
        Assert.Equal(999, settled.Of(null)[Today.AddDays(998)]);
    }

    [Fact]
    public void Of_too_many_watchlists_those_go_that_were_not_asked_for_longest()
    {
        settled.Add(null, Yesterday(1), Today);
        settled.Add(WatchlistId.Parse("a"), Yesterday(2), Today);
        settled.Add(WatchlistId.Parse("b"), Yesterday(3), Today);
        Assert.Single(settled.Of(null));

        for (var other = 0; other < 1_000; other++)
        {
            settled.Of(null);
            settled.Add(WatchlistId.Parse($"other-{other}"), Yesterday(4), Today);
        }

        Assert.Equal(3, settled.Count);
        Assert.Equal(1, settled.Of(null)[Today.AddDays(-1)]);
        Assert.Empty(settled.Of(WatchlistId.Parse("a")));
    }

    private static IEnumerable<KeyValuePair<DateOnly, int>> Yesterday(int hits) => [KeyValuePair.Create(Today.AddDays(-1), hits)];
}
