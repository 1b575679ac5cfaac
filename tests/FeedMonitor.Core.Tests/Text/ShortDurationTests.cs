namespace FeedMonitor.Text;

public sealed class ShortDurationTests
{
    [Theory]
    [InlineData("00:00:34.9421276", "35s")]
    [InlineData("00:00:00", "0s")]
    [InlineData("00:01:59", "119s")]
    [InlineData("00:02:00", "2m")]
    [InlineData("01:59:59", "119m")]
    [InlineData("02:00:00", "2h")]
    [InlineData("1.23:59:59", "47h")]
    [InlineData("2.00:00:00", "2d")]
    [InlineData("40.12:00:00", "40d")]
    public void A_wait_is_told_in_the_largest_unit_of_which_there_are_two(string wait, string told) =>
        Assert.Equal(told, ShortDuration.About(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture)));
}
