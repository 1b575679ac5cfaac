namespace FeedMonitor.Hits;

public sealed class HitCursorTests
{
    private static readonly HitId Id = new("0123456789abcdef0123456789abcdef");

    [Fact]
    public void The_later_hit_comes_first()
    {
        var noon = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

        var places = ((DateTimeOffset[])[DateTimeOffset.MinValue, noon, noon.AddTicks(1).ToOffset(TimeSpan.FromHours(9)), DateTimeOffset.MaxValue])
            .Select(time => HitCursor.Of(Id, time).Value);

        Assert.Equal(places.Order(StringComparer.Ordinal).Reverse(), places);
    }

    [Fact]
    public void A_place_that_was_given_is_read_again()
    {
        var place = HitCursor.Of(Id, DateTimeOffset.UnixEpoch);

        Assert.True(HitCursor.TryParse(place.Value, out var read));
        Assert.Equal(place, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0000000000000000000")]
    [InlineData("' or RowKey gt '")]
    [InlineData("0000000000000000000:0123456789abcdef0123456789abcdeg")]
    [InlineData("0000000000000000000:0123456789abcdef0123456789abcdef\n")]
    [InlineData("000000000000000000x:0123456789abcdef0123456789abcdef")]
    public void What_no_list_can_have_given_is_refused(string? text) => Assert.False(HitCursor.TryParse(text, out _));
}
