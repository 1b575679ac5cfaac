using FeedMonitor.Channels.Services;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Channels;

public sealed class PaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_goes_at_once_and_the_next_after_the_interval()
    {
        var pace = new Pace(Second, time);
        Assert.Null(await pace.TakeTurnAsync(Cancel));

        var second = pace.TakeTurnAsync(Cancel);
        var third = pace.TakeTurnAsync(Cancel);
        Assert.False(second.IsCompleted);
        time.Advance(Second);
        Assert.Null(await second);
        Assert.False(third.IsCompleted);
        time.Advance(Second);
        Assert.Null(await third);
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_told_when_to_come_each_at_a_time_of_his_own()
    {
        var pace = new Pace(Second, time);
        var waiting = Enumerable.Range(0, 16).Select(_ => pace.TakeTurnAsync(Cancel)).ToArray();

        var promises = new[] { await pace.TakeTurnAsync(Cancel), await pace.TakeTurnAsync(Cancel), await pace.TakeTurnAsync(Cancel) };

        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(19)], promises.Select(promise => promise!.Value));
        for (var second = 0; second < 15; second++)
        {
            time.Advance(Second);
        }

        Assert.All(await Task.WhenAll(waiting), Assert.Null);
    }

    [Fact]
    public async Task Nobody_goes_while_the_service_has_asked_for_quiet()
    {
        var pace = new Pace(Second, time);
        await pace.TakeTurnAsync(Cancel);
        var waiting = pace.TakeTurnAsync(Cancel);
        pace.BeQuietFor(TimeSpan.FromSeconds(10));

        time.Advance(Second);
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Null(await waiting);
    }

    [Fact]
    public async Task A_service_that_asks_for_years_is_tried_again_after_a_day()
    {
        var pace = new Pace(Second, time);
        pace.BeQuietFor(TimeSpan.FromSeconds(int.MaxValue));
        Assert.NotNull(await pace.TakeTurnAsync(Cancel));

        time.Advance(TimeSpan.FromDays(1));

        Assert.Null(await pace.TakeTurnAsync(Cancel));
    }

    [Theory]
    [InlineData(-24 * 365)]
    [InlineData(24 * 365)]
    public async Task A_clock_that_is_set_anew_holds_up_nobody(int hours)
    {
        var pace = new Pace(Second, time);
        await pace.TakeTurnAsync(Cancel);
        time.AdjustTime(time.GetUtcNow().AddDays(730).AddHours(hours));
        time.Advance(Second);

        Assert.Null(await pace.TakeTurnAsync(Cancel));
    }

    [Fact]
    public async Task Without_an_interval_nobody_waits()
    {
        var pace = new Pace(TimeSpan.Zero, time);

        for (var nth = 0; nth < 100; nth++)
        {
            Assert.Null(await pace.TakeTurnAsync(Cancel));
        }
    }
}
