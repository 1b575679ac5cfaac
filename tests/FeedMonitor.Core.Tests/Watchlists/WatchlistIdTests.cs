namespace FeedMonitor.Watchlists;

public sealed class WatchlistIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("dual-use")]
    [InlineData("a--")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz")]
    public void An_id_is_read_as_it_is(string text)
    {
        Assert.True(WatchlistId.TryParse(text, out var id));
        Assert.Equal((text, text), (id.Value, id.ToString()));
        Assert.Equal(id, WatchlistId.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a\n")]
    [InlineData("-a")]
    [InlineData("Dual-use")]
    [InlineData("dual_use")]
    [InlineData("dual/use")]
    [InlineData("é")]
    [InlineData("٣")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz0")]
    public void Anything_else_is_not_one(string? text) => Assert.False(WatchlistId.TryParse(text, out _));

    [Fact]
    public void The_error_says_what_was_expected() => Assert.Equal(
        "'Dual use' is not a watchlist id: expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first.",
        Assert.Throws<FormatException>(() => WatchlistId.Parse("Dual use")).Message);
}
