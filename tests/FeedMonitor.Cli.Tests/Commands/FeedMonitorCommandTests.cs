using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands;

public sealed class FeedMonitorCommandTests
{
    [Theory]
    [InlineData("Unrecognized command or argument 'upp'. See feedmonitor --help.", "upp")]
    [InlineData("'--formt' is neither an option nor a file. See feedmonitor parse --help.", "parse", "--formt=json", "a.xml")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'text' 'json'. See feedmonitor clean --help.", "clean", "--format", "xml", "a.txt")]
    [InlineData("Required argument 'FILE' missing for command: 'parse'. See feedmonitor parse --help.", "parse")]
    [InlineData("Unrecognized command or argument '--twice'. See feedmonitor up --help.", "up", "--twice")]
    [InlineData("--port takes a number from 0 to 65535, not '65536'. See feedmonitor up --help.", "up", "--port", "65536")]
    [InlineData("--port takes a number from 0 to 65535, not '-1'. See feedmonitor up --help.", "up", "--port=-1")]
    [InlineData("--port takes a number from 0 to 65535, not 'many'. See feedmonitor up --help.", "up", "--port", "many")]
    [InlineData("--data takes a folder, and none was given. See feedmonitor up --help.", "up", "--data", "")]
    [InlineData("--config takes a folder, and none was given. See feedmonitor up --help.", "up", "--config", "")]
    public async Task A_slip_of_the_pen_is_told_in_one_line(string expected, params string[] args)
    {
        // Of "--formt=json" the library names the whole token.
        var end = await InProcess.RunAsync(args);

        Assert.Empty(end.Output);
        Assert.Equal(expected.Replace("'--formt'", "'--formt=json'", StringComparison.Ordinal), end.Mistake);
    }

    [Theory]
    [InlineData("up", "parse", "clean", "match")]
    [InlineData("--config", "--store", "--data", "--port", "--once", "[default: 7071]")]
    public async Task Help_names_all_there_is(params string[] words)
    {
        var end = words[0] == "up" ? await InProcess.RunAsync("--help") : await InProcess.RunAsync("up", "--help");

        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
        Assert.All(words, word => Assert.Contains(end.Output, line => line.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_arguments_it_shows_its_help() =>
        Assert.Equal((await InProcess.RunAsync("--help")).Output, (await InProcess.RunAsync()).Output);
}
