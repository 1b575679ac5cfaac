using CsCheck;

namespace FeedMonitor.Pipeline;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null, 15)]
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
        PollSchedule.Next(Now, TimeSpan.FromMinutes(15), failures, retryAfter is { } asked ? TimeSpan.FromMinutes(asked) : null));

    [Fact]
    public void The_next_poll_is_never_sooner_than_the_interval_nor_later_than_a_day() =>
        Gen.Select(Gen.Int[5, 1_440], Gen.Int[0, 100], Gen.Long[0, TimeSpan.MaxValue.Ticks])
            .Sample((minutes, failures, asked) =>
            {
                var wait = PollSchedule.Next(Now, TimeSpan.FromMinutes(minutes), failures, TimeSpan.FromTicks(asked)) - Now;
                return wait >= TimeSpan.FromMinutes(minutes) && wait <= PollSchedule.LongestBackOff;
            }, iter: 1_000);
}
