using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

public sealed class EvaluationCostTests
{
    [Theory]
    [InlineData("nothing of interest", 0)]
    [InlineData("russia", 0)]
    [InlineData("rare5", 1)]
    [InlineData("russia rare5 rare6 rare7", 3)]
    [InlineData("either10 or11 not9 veto11", 0)]
    [InlineData("near8 near9", 2)]
    public void Of_a_thousand_watchlists_that_share_a_word_those_are_evaluated_whose_own_word_stands_there(string text, int evaluated)
    {
        var scratch = new MatchScratch();

        _ = Thousand.Match(WatchlistMatcherTests.Text((Zone.Body, text)), ItemOrigin.Unknown, scratch);

        Assert.Equal(evaluated, scratch.Evaluated);
    }

    [Fact]
    public void A_list_of_names_is_triggered_by_its_names_and_not_by_the_word_that_all_share()
    {
        var names = WatchlistMatcherTests.List("names", [.. Enumerable.Range(0, 5_000).Select(i => $"name{i}")]) with { Query = Query.Parse("russia") };
        var matcher = WatchlistMatcher.Build([names, .. Thousand.Watchlists]);
        var scratch = new MatchScratch();

        Assert.Empty(matcher.Match(WatchlistMatcherTests.Text((Zone.Body, "russia")), ItemOrigin.Unknown, scratch));
        Assert.Equal(0, scratch.Evaluated);
        Assert.Single(matcher.Match(WatchlistMatcherTests.Text((Zone.Body, "russia name7")), ItemOrigin.Unknown, scratch));
        Assert.Equal(1, scratch.Evaluated);
    }

    [Fact]
    public void Terms_of_a_watchlist_that_its_query_triggers_are_found_all_the_same()
    {
        var list = WatchlistMatcherTests.List("one", "russia", "china", "iran") with { Query = Query.Parse("rare"), MinTerms = 2 };
        var matcher = WatchlistMatcher.Build([.. Thousand.Watchlists, list]);
        var scratch = new MatchScratch();

        var match = Assert.Single(matcher.Match(WatchlistMatcherTests.Text((Zone.Body, "Rare: China, Russia.")), ItemOrigin.Unknown, scratch));

        Assert.Equal(1, scratch.Evaluated);
        Assert.Equal(["rare", "china", "russia"], match.Places.Select(place => place.Term.Text));
    }

    [Fact]
    public void An_item_without_a_hit_allocates_nothing()
    {
        var scratch = new MatchScratch();
        var text = WatchlistMatcherTests.Text((Zone.Headline, "Russia"), (Zone.Body, "It says that russia went on."));
        _ = Thousand.Match(text, ItemOrigin.Unknown, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = Thousand.Match(text, ItemOrigin.Unknown, scratch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static WatchlistMatcher Thousand { get; } = WatchlistMatcher.Build(
    [
        .. Enumerable.Range(0, 1_000).Select(i => WatchlistMatcherTests.List($"list{i}") with
        {
            Query = Query.Parse((i % 4) switch
            {
                0 => $"russia AND near{i} NEAR/5 russia",
                1 => $"near{i} OR rare{i} AND NOT not{i}",
                2 => $"(russia OR either{i}) AND rare{i}",
                _ => $"rare{i} AND russia AND NOT (either{i} OR or{i})",
            }),
            None = [Query.Parse($"veto{i}")],
        }),
    ]);
}
