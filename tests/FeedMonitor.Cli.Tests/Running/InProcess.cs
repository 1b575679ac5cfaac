using FeedMonitor.Cli.Commands;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Running;

/// <summary>What a command did.</summary>
internal sealed record CommandEnd(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>The one line of trouble of a command that the user has to mend.</summary>
    public string Mistake
    {
        get
        {
            Assert.Equal(2, ExitCode);
            var line = Assert.Single(Errors);
            Assert.StartsWith("feedmonitor: ", line, StringComparison.Ordinal);
            return line["feedmonitor: ".Length..];
        }
    }
}

/// <summary>Runs commands in this process.</summary>
internal static class InProcess
{
    public static async Task<CommandEnd> RunAsync(params string[] args)
    {
        await using var output = new SpokenLines();
        await using var error = new SpokenLines();
        var exitCode = await FeedMonitorCommand.RunAsync(args, new Terminal(output, error, Colours: false));
        return new CommandEnd(exitCode, output.Lines, error.Lines);
    }
}
