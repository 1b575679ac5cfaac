namespace FeedMonitor.Alerts;

public sealed class RetryScheduleTests
{
    private static readonly AlertId[] Ids = [.. Enumerable.Range(1, 100).Select(number => AlertId.Parse(number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)))];

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(4, 300)]
    [InlineData(9, 43_200)]
    public void The_waits_grow_and_are_drawn_out_by_up_to_a_fifth(int failed, int seconds) =>
        Assert.All(Ids, id => Assert.InRange(RetrySchedule.After(id, failed, asked: null)!.Value.TotalSeconds, seconds, seconds * 1.2));

    [Fact]
    public void Alerts_that_failed_together_do_not_come_together_and_each_draws_the_same_again()
    {
        TimeSpan?[] waits = [.. Ids.Select(id => RetrySchedule.After(id, 3, asked: null))];

        Assert.Equal(waits, Ids.Select(id => RetrySchedule.After(id, 3, asked: null)));
        Assert.Equal(waits.Length, waits.Distinct().Count());
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromSeconds(15));
        Assert.NotEqual(waits.Select(wait => wait!.Value / 2), Ids.Select(id => RetrySchedule.After(id, 2, asked: null)!.Value));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public void After_the_last_attempt_there_is_none_whatever_is_asked(int failed)
    {
        Assert.Null(RetrySchedule.After(Ids[0], failed, asked: null));
        Assert.Null(RetrySchedule.After(Ids[0], failed, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(37, 37)]
    [InlineData(86_400, 86_400)]
    [InlineData(86_401, 86_400)]
    public void A_channel_may_ask_for_longer_but_not_for_ever(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.After(Ids[0], 1, TimeSpan.FromSeconds(asked)));

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(29)]
    public void A_channel_may_not_ask_for_less(int asked) =>
        Assert.Equal(RetrySchedule.After(Ids[0], 1, asked: null), RetrySchedule.After(Ids[0], 1, TimeSpan.FromSeconds(asked)));

    [Fact]
    public void It_is_ten_attempts_over_22_to_27_hours()
    {
        var waits = Enumerable.Range(1, RetrySchedule.MaxAttempts - 1).Select(failed => RetrySchedule.After(Ids[0], failed, asked: null)!.Value).ToArray();

        Assert.Equal(10, RetrySchedule.MaxAttempts);
        Assert.InRange(waits.Sum(wait => wait.TotalHours), 22, 27);
        Assert.Equal(waits.Order(), waits);
    }
}
