namespace FeedMonitor.Cli.LocalHost;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(false, null, "xterm-256color", true)]
    [InlineData(false, null, null, true)]
    [InlineData(false, "", "xterm", true)] // https://no-color.org: present and not an empty string
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, "0", "xterm", false)]
    [InlineData(false, null, "dumb", false)]
    [InlineData(true, null, "xterm", false)]
    public void Colours_are_for_terminals_whose_user_has_nothing_against_them(bool isRedirected, string? noColour, string? term, bool expected) =>
        Assert.Equal(expected, Terminal.ShowsColours(isRedirected, name => name switch { "NO_COLOR" => noColour, "TERM" => term, _ => null }));

    [Theory]
    [InlineData(true, "\u001b[2mquiet\u001b[0m")]
    [InlineData(false, "quiet")]
    public void Background_is_dimmed_where_there_are_colours(bool colours, string expected)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        new Terminal(output, error, colours).Whisper("quiet");

        Assert.Equal((expected + Environment.NewLine, ""), (output.ToString(), error.ToString()));
    }

    [Fact]
    public void Results_and_troubles_go_their_own_ways_in_plain()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Colours: true);

        terminal.Say("result");
        terminal.Complain("trouble");

        Assert.Equal(("result" + Environment.NewLine, "trouble" + Environment.NewLine), (output.ToString(), error.ToString()));
    }
}
