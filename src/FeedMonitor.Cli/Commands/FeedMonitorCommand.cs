using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using FeedMonitor.Cli.Commands.Alerts;
using FeedMonitor.Cli.Commands.Backtesting;
using FeedMonitor.Cli.Commands.Channels;
using FeedMonitor.Cli.Commands.Explaining;
using FeedMonitor.Cli.Commands.Feeds;
using FeedMonitor.Cli.Commands.Stories;
using FeedMonitor.Cli.Commands.Watchlists;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor</c>: all the commands, and what their failures look like to people.</summary>
internal static class FeedMonitorCommand
{
    private const int Failure = 1;
    private const int Mistake = 2;

    /// <summary>Runs what the arguments ask for; without any, shows the help.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="settings">The settings of the commands on feeds; null for the environment's.</param>
    /// <returns>
    /// The exit code: 0, 1 where something failed, 2 where the user has something to mend. Each trouble is one line on standard error.
    /// </returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, IConfiguration? settings = null)
    {
        var root = new RootCommand("Feed Monitor: watches news feeds for the words that you must not miss.")
        {
            UpCommand.Create(terminal),
            FeedsCommand.Create(terminal, settings ?? new ConfigurationBuilder().AddEnvironmentVariables().Build()),
            WatchlistCommand.Create(terminal),
            ChannelsCommand.Create(terminal),
            ParseCommand.Create(terminal),
            CleanCommand.Create(terminal),
            MatchCommand.Create(terminal),
            BacktestCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            StoriesCommand.Create(terminal),
            AlertsCommand.Create(terminal),
        };
        root.SetAction(bare => new HelpAction().Invoke(bare));

        // A file's name may begin with '@': it is no list of arguments to be read.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] slips = [.. parsed.Errors.Select(error => error.Message.TrimEnd('.') + '.'), .. InputFile.SlipsIn(parsed)];
        if (slips.Length > 0)
        {
            return Complain(terminal, Mistake, $"{string.Join(' ', slips)} See {HelpOf(parsed)}.");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Output,
                Error = terminal.Error,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserErrorException e)
        {
            return Complain(terminal, e.ExitCode, e.Message);
        }
        catch (ConfigurationException e)
        {
            return Complain(terminal, Mistake, [.. e.Problems]);
        }
#pragma warning disable CA1031 // Whatever else it is: people get a line that says so, not a stack trace.
        catch (Exception e)
        {
            return Complain(terminal, Failure, $"unexpected: {TerminalLine.Of(e)} ({e.GetType().Name})");
        }
#pragma warning restore CA1031
    }

    private static int Complain(Terminal terminal, int exitCode, params ReadOnlySpan<string> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Complain($"feedmonitor: {TerminalLine.Of(problem)}");
        }

        return exitCode;
    }

    private static string HelpOf(ParseResult parsed)
    {
        var names = new Stack<string>(["--help"]);
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
        {
            names.Push(command.Command.Name);
        }

        return $"feedmonitor {string.Join(' ', names)}";
    }
}
