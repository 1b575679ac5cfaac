using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

public sealed class ProofBoundsTests
{
    // A text takes two bytes a unit, a place some forty, once; a sentence for each would be a thousand.
    private const long BytesOfWord = 400;

    private const int Words = 400_000;

    [Theory]
    [InlineData("Iran ", "drone* NEAR/10 Iran", false)]
    [InlineData("Iran ", "Iran", true)]
    [InlineData("Iran drones ", "drone* NEAR/10 Iran", true)]
    [InlineData("Iran drones ", "(drone* NEAR/2 Iran) NEAR/3 Iran", true)]
    [InlineData("Iran drones ", "Iran AND drones AND NOT Iraq", true)]
    public void A_text_full_of_a_querys_words_takes_bounded_memory_and_is_proved_by_its_beginning(string repeated, string query, bool hits)
    {
        var matcher = WatchlistMatcher.Build([WatchlistMatcherTests.List("one") with { Query = Query.Parse(query) }, WatchlistMatcherTests.List("other", "Iran", "drone*")]);
        var text = WatchlistMatcherTests.Text((Zone.Body, string.Concat(Enumerable.Repeat(repeated, Words / repeated.Count(c => c == ' ')))));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var matches = matcher.Match(text, ItemOrigin.Unknown, new MatchScratch());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Words * BytesOfWord);
        Assert.Equal(hits ? ["one", "other"] : ["other"], matches.Select(match => match.Watchlist.Id.Value).Order());
        Assert.All(matches, match => Assert.InRange(match.Places.Count, 1, 2 * ProofBounds.PlacesOfTerm));
        Assert.All(matches, match => Assert.Equal(0, match.Places[0].Start));
    }

    [Fact]
    public void An_item_that_holds_a_whole_list_is_proved_by_a_bounded_part_of_it()
    {
        var names = Enumerable.Range(0, ProofBounds.Places * 2).Select(i => $"name{i}").ToArray();

        var match = Assert.Single(WatchlistMatcher.Build([WatchlistMatcherTests.List("one", names)])
            .Match(WatchlistMatcherTests.Text((Zone.Body, string.Join(' ', names))), ItemOrigin.Unknown));

        Assert.Equal(ProofBounds.Places, match.Places.Count);
    }

    [Fact]
    public void What_a_giant_text_needed_is_given_back()
    {
        var matcher = WatchlistMatcher.Build([.. Enumerable.Range(0, 2).Select(i => WatchlistMatcherTests.List($"list{i}", [.. Enumerable.Range(0, ScratchRoom.MostKept).Select(n => $"name{n}")]))]);
        var scratch = new MatchScratch();
        _ = matcher.Match(WatchlistMatcherTests.Text((Zone.Body, string.Join(' ', Enumerable.Range(0, ScratchRoom.MostKept + 1).Select(n => $"name{n}")))), ItemOrigin.Unknown, scratch);

        _ = matcher.Match(WatchlistMatcherTests.Text((Zone.Body, "name1")), ItemOrigin.Unknown, scratch);

        Assert.InRange(scratch.Triggers.Capacity, 1, ScratchRoom.MostKept);
        Assert.InRange(scratch.Scan.Places.Capacity, 1, ScratchRoom.MostKept);
    }
}
