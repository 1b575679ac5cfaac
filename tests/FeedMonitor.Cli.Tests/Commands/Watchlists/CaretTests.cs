using FeedMonitor.Configuration;

namespace FeedMonitor.Cli.Commands.Watchlists;

public sealed class CaretTests
{
    [Theory]
    [InlineData("drone* AND (x", 11, 1, "    drone* AND (x", "               ^")]
    [InlineData("a AND", 5, 1, "    a AND", "         ^")]
    [InlineData("机床 rotor", 3, 5, "    机床 rotor", "         ^^^^^")]
    [InlineData("x 机床", 2, 2, "    x 机床", "      ^^^^")]
    [InlineData("e\u0301t\u0301 rotor", 5, 5, "    e\u0301t\u0301 rotor", "       ^^^^^")]
    [InlineData("\ta\tb rotor", 5, 5, "    \ta\tb rotor", "    \t \t  ^^^^^")]
    [InlineData("a \u001b[31m b", 8, 1, "    a  [31m b", "            ^")]
    public void The_caret_stands_below_the_place(string line, int start, int length, string shown, string carets) =>
        Assert.Equal([shown, carets], Caret.Lines(new Excerpt(line, start, length)));

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var line = new string('x', 1_000) + " rotor " + new string('y', 1_000);

        var shown = Caret.Lines(new Excerpt(line, 1_001, 5)).ToArray();

        Assert.InRange(shown[0].Length, 100, 200);
        Assert.Equal("rotor", shown[0].Substring(shown[1].IndexOf('^', StringComparison.Ordinal), shown[1].Count(c => c == '^')));
    }
}
