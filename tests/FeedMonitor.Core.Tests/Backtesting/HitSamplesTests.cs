using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Backtesting;

public sealed class HitSamplesTests
{
    [Fact]
    public void Of_many_hits_as_many_as_are_asked_for_are_taken_evenly_newest_first()
    {
        var samples = Of(1_000, count: 10);

        var numbers = samples.Take().Select(NumberOf).ToArray();

        Assert.Equal(10, numbers.Length);
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Equal(0, numbers[^1]);
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 64, 128));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    public void Of_few_hits_all_are_taken(int hits) => Assert.Equal(Enumerable.Range(0, hits).Reverse(), Of(hits, count: 10).Take().Select(NumberOf));

    [Fact]
    public void After_a_halving_an_edit_still_finds_its_hit_and_one_that_went_is_passed_over()
    {
        var samples = Of(1_000, count: 10);
        foreach (var number in Enumerable.Range(0, 1_000))
        {
            samples.Amend(HitOf(number) with { Terms = ["turbine", $"new {number}"] });
        }

        Assert.All(samples.Take(), hit => Assert.Equal(["turbine", $"new {NumberOf(hit)}"], hit.Terms));
    }

    [Fact]
    public void A_hit_that_is_forgotten_is_not_taken_and_the_others_are_found_again()
    {
        var samples = Of(5, count: 10);

        samples.Remove(HitOf(2).Item);
        samples.Amend(HitOf(4) with { Terms = ["turbine", "rotor"] });

        Assert.Equal([4, 3, 1, 0], samples.Take().Select(NumberOf));
        Assert.Equal(["turbine", "rotor"], samples.Take()[0].Terms);
    }

    internal static Hit HitOf(int number)
    {
        var (watchlist, item) = (WatchlistId.Parse("one"), new ItemId($"{number:x32}"));
        return new Hit
        {
            Id = HitId.Of(watchlist, item),
            Watchlist = watchlist,
            WatchlistName = "One",
            Item = item,
            Title = $"{number}",
            Feed = UnlistedFeed.Feed.Id,
            FeedTitle = UnlistedFeed.Feed.Title,
            FeedUrl = UnlistedFeed.Feed.Url.Value,
            FoundAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
            Score = 1,
            Terms = ["turbine"],
            Evidence = [new Evidence("turbine", "A turbine.", Zone.Body, 2, 7)],
            Alerts = [],
        };
    }

    private static int NumberOf(Hit hit) => int.Parse(hit.Title, System.Globalization.CultureInfo.InvariantCulture);

    private static HitSamples Of(int hits, int count)
    {
        var samples = new HitSamples(count);
        foreach (var number in Enumerable.Range(0, hits))
        {
            samples.Add(HitOf(number));
        }

        return samples;
    }
}
