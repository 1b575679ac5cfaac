using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Text;
using FeedMonitor.Watchlists.Linting;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary><c>feedmonitor watchlist lint [FILE…]</c>: what is odd about watchlists that can be read.</summary>
internal static class LintWatchlistsCommand
{
    private const string Description =
        "Check watchlists, and warn of terms that match everywhere, can never match or repeat each other. Exit code: 0 all is well, 1 there are warnings, 2 something is wrong.";

    private const int Odd = 1;
    private const int Mistake = 2;

    /// <summary>The command. It ends with 0, with 1 if something is odd, with 2 if something is wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var format = OutputFormat.Option();
        var files = WatchlistChoice.Files();
        var command = new Command("lint", Description)
        {
            format, files,
        };
        command.SetAction(parsed => Run(WatchlistChoice.Read(parsed.GetValue(files)!, parsed.GetValue(config)), parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(WatchlistChoice choice, bool json, Terminal terminal)
    {
        choice.TellProblems(json, terminal);

        var odd = 0;
        foreach (var reading in choice.Readings)
        {
            var findings = reading.Source?.Lint() ?? [];
            odd += findings.Count;
            foreach (var line in json ? [OutputFormat.Line(WatchlistJson.Of(reading, findings), ToolJson.Plain.LintedWatchlist)] : Lines(reading, findings))
            {
                terminal.Say(line);
            }
        }

        return choice.HasErrors ? Mistake : odd > 0 ? Odd : 0;
    }

    private static IEnumerable<string> Lines(WatchlistReading reading, IReadOnlyList<LintFinding> findings)
    {
        if (reading.Source is not { } source)
        {
            return CheckWatchlistsCommand.ErrorLines(reading.Error!);
        }

        return findings.Count == 0
            ? [$"{reading.File}: ok"]
            : findings
                .SelectMany(finding => (string[])[TerminalLine.Of($"{source.PlaceOf(finding)}: {finding.Rule}: {finding.Problem}"), $"    {TerminalLine.Of(finding.Advice)}"])
                .Prepend($"{reading.File}: {Counted.Of(findings.Count, "warning")}");
    }
}
