using FeedMonitor.Alerts;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

/// <summary>The trouble of a feed that left the list and came back: nobody asked it meanwhile.</summary>
public sealed class ListedAgainTests
{
    private static readonly DateTimeOffset Left = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Back = Left.AddDays(10);
    private static readonly Feed Feed = new(new FeedId("a"), FeedUrl.Parse("https://news.example/feed"), "News", null, []);
    private static readonly FeedState Worked = new() { BaselineAt = Left.AddDays(-90), LastSuccessAt = Left, LastNewItemAt = Left };

    [Fact]
    public void One_failed_poll_does_not_make_it_broken()
    {
        var state = Worked.ListedAgain(Back) with { Failures = 1 };

        Assert.Null(TroubleOf(state, Back.AddMinutes(1)));
        Assert.Null(TroubleOf(state, Back.AddHours(23)));
        Assert.Equal((FeedTroubleKind.Broken, Back), TroubleOf(state, Back.AddHours(24)) is { } trouble ? (trouble.Kind, trouble.Since) : default);
    }

    [Fact]
    public void It_is_given_its_time_before_it_is_called_silent()
    {
        var state = Worked.ListedAgain(Back);

        Assert.Null(TroubleOf(state, Back.AddMinutes(1)));
        Assert.Equal(FeedTroubleKind.Silent, TroubleOf(state, Back.AddDays(7))?.Kind);
    }

    [Fact]
    public void That_it_is_gone_is_told_again_though_it_was_told_before()
    {
        var told = Worked with { GoneAt = Left, TroubleTold = FeedTroubleKind.Gone };

        var again = told.ListedAgain(Back) with { GoneAt = Back.AddMinutes(1) };

        Assert.Null(again.TroubleTold);
        Assert.NotEqual(TroubleOf(told, Left)!.Occasion, TroubleOf(again, Back.AddMinutes(1))!.Occasion);
    }

    private static FeedTrouble? TroubleOf(FeedState state, DateTimeOffset now) => FeedHealth.TroubleOf(Feed, state, now, new HealthOptions());
}
