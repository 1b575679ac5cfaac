using FeedMonitor.Cli.Commands;
using FeedMonitor.Cli.LocalHost;
using Microsoft.Extensions.Configuration;

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
    public static Task<CommandEnd> RunAsync(params string[] args) => RunAsync(settings: null, args);

    /// <summary>Runs a command under settings that are not the environment's.</summary>
    public static async Task<CommandEnd> RunAsync(IConfiguration? settings, params string[] args)
    {
        await using var output = new SpokenLines();
        await using var error = new SpokenLines();
        var exitCode = await FeedMonitorCommand.RunAsync(args, new Terminal(output, error, Colours: false), settings);
        return new CommandEnd(exitCode, output.Lines, error.Lines);
    }
}
