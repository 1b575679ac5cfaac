using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

public sealed class FeedRhythmTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0.125)]
    [InlineData(8, 1)]
    [InlineData(24, 3)]
    public void A_feed_is_asked_eight_times_between_two_items(double hoursBetween, double intervalHours) =>
        Assert.Equal(TimeSpan.FromHours(intervalHours), FeedRhythm.Interval([.. Enumerable.Range(0, 10).Select(i => At(i * hoursBetween))], Now));

    [Fact]
    public void A_feed_that_has_been_silent_for_long_has_slowed_down() =>
        Assert.Equal(TimeSpan.FromHours(240 / 2 / 8), FeedRhythm.Interval([At(240), At(241), At(242)], Now));

    [Fact]
    public void Neither_the_future_nor_the_distant_past_tells_the_rhythm()
    {
        Assert.Equal(TimeSpan.FromHours(1), FeedRhythm.Interval([At(-50), At(0), At(8), At(16), At(24 * 400)], Now));
        Assert.Null(FeedRhythm.Interval([At(24 * 400), At(24 * 401), At(24 * 402)], Now));
    }

    [Fact]
    public void Too_few_dates_tell_nothing() => Assert.Null(FeedRhythm.Interval([At(1), At(2), new FeedItem { Title = "undated" }], Now));

    private static FeedItem At(double hoursAgo) => new() { Published = Now.AddHours(-hoursAgo) };
}
