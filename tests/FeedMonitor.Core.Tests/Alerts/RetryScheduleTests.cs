namespace FeedMonitor.Alerts;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(3, 120)]
    [InlineData(4, 300)]
    [InlineData(9, 43_200)]
    public void The_waits_grow(int failed, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.After(failed, asked: null));

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public void After_the_last_attempt_there_is_none_whatever_is_asked(int failed)
    {
        Assert.Null(RetrySchedule.After(failed, asked: null));
        Assert.Null(RetrySchedule.After(failed, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(-5, 30)]
    [InlineData(0, 30)]
    [InlineData(29, 30)]
    [InlineData(31, 31)]
    [InlineData(86_400, 86_400)]
    [InlineData(86_401, 86_400)]
    public void A_channel_may_ask_for_longer_but_not_for_less_and_not_for_ever(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.After(1, TimeSpan.FromSeconds(asked)));

    [Fact]
    public void It_is_ten_attempts_over_about_22_hours()
    {
        var waits = Enumerable.Range(1, RetrySchedule.MaxAttempts - 1).Select(failed => RetrySchedule.After(failed, asked: null)!.Value).ToArray();

        Assert.Equal(10, RetrySchedule.MaxAttempts);
        Assert.InRange(waits.Sum(wait => wait.TotalHours), 22, 23);
        Assert.Equal(waits.Order(), waits);
    }
}
