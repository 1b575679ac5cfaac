using CsCheck;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Pipeline;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, null, 15)]
    [InlineData(2, null, 30)]
    [InlineData(7, null, 960)]
    [InlineData(8, null, 1_440)]
    [InlineData(int.MaxValue, null, 1_440)]
    [InlineData(1, 5, 15)]
    [InlineData(1, 120, 120)]
    [InlineData(1, 100_000, 1_440)]
    [InlineData(1, -10, 15)]
    public void A_feed_that_fails_is_tried_ever_more_rarely_but_at_least_once_a_day(int failures, int? retryAfter, int minutes) => Assert.Equal(
        Now.AddMinutes(minutes),
        PollSchedule.AfterFailure(Now, TimeSpan.FromMinutes(15), failures, retryAfter is { } asked ? TimeSpan.FromMinutes(asked) : null, jitter: 0));

    [Theory]
    [InlineData(null, null, 15)]
    [InlineData(60, null, 60)]
    [InlineData(5, null, 15)]
    [InlineData(null, 30, 30)]
    [InlineData(60, 90, 90)]
    [InlineData(10_000, null, 1_440)]
    public void A_feed_is_not_polled_sooner_than_it_or_its_server_says(int? ttl, int? freshFor, int minutes) => Assert.Equal(
        Now.AddMinutes(minutes),
        PollSchedule.AfterSuccess(
            Now, TimeSpan.FromMinutes(15), new PollingHints(Minutes(ttl), []), Minutes(freshFor), jitter: 0));

    [Theory]
    [InlineData("9", "2026-03-14T10:00:00Z")]
    [InlineData("10", "2026-03-14T09:15:00Z")]
    [InlineData("9,10,11", "2026-03-14T12:00:00Z")]
    [InlineData("9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,0", "2026-03-15T01:00:00Z")]
    public void In_the_hours_that_a_feed_names_it_is_left_alone(string hours, string next) => Assert.Equal(
        DateTimeOffset.Parse(next),
        PollSchedule.AfterSuccess(Now, TimeSpan.FromMinutes(15), new PollingHints(null, [.. hours.Split(',').Select(int.Parse)]), null, jitter: 0));

    [Fact]
    public void Jitter_draws_a_wait_out()
    {
        Assert.Equal(Now.AddMinutes(16.5), PollSchedule.AfterSuccess(Now, TimeSpan.FromMinutes(15), PollingHints.None, null, jitter: 0.1));
        Assert.Equal(Now.AddMinutes(33), PollSchedule.AfterFailure(Now, TimeSpan.FromMinutes(15), 2, null, jitter: 0.1));
    }

    [Fact]
    public void The_next_poll_is_never_sooner_than_the_interval_nor_later_than_a_day() =>
        Gen.Select(Gen.Int[5, 1_440], Gen.Int[0, 100], Gen.Long[0, TimeSpan.MaxValue.Ticks])
            .Sample((minutes, failures, asked) =>
            {
                var wait = PollSchedule.AfterFailure(Now, TimeSpan.FromMinutes(minutes), failures, TimeSpan.FromTicks(asked), jitter: 0) - Now;
                return wait >= TimeSpan.FromMinutes(minutes) && wait <= PollSchedule.LongestBackOff;
            }, iter: 1_000);

    private static TimeSpan? Minutes(int? minutes) => minutes is { } value ? TimeSpan.FromMinutes(value) : null;
}
