using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Backtesting;

public sealed class BacktestTallyTests
{
    private static readonly Watchlist Tested = WatchlistMatcherTests.List("one", "turbine");

    private readonly BacktestTally tally = new(new BacktestRequest(Tested, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)));

    [Fact]
    public void An_edit_of_an_item_from_before_the_window_is_counted_apart_however_often_it_comes()
    {
        Add(Item(1, isEdit: true), Item(1, isEdit: true), Item(2, isEdit: false), Item(2, isEdit: true), Item(3, isEdit: true) with { Hits = [] });

        var report = tally.Report(bytes: 0);

        Assert.Equal((1, 1), (report.Hits.Count, report.EarlierHits));
        Assert.Equal(3, report.Items);
        Assert.Equal([new TermHits("turbine", 1, 1)], report.Hits.Terms);
    }

    private void Add(params ReplayedItem[] items) => tally.Add(new ReplayedChunk(new HistoryChunk("chunk", DateTimeOffset.UnixEpoch, 1), items, Damage: null));

    private static ReplayedItem Item(int number, bool isEdit)
    {
        var hit = HitSamplesTests.HitOf(number);
        return new ReplayedItem(hit.Item, isEdit, [(Tested, hit)]);
    }
}
