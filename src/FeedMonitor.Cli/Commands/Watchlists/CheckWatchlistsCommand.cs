using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary><c>feedmonitor watchlist check [FILE…]</c>: whether watchlists can be read, and where not.</summary>
internal static class CheckWatchlistsCommand
{
    private const int Mistake = 2;

    /// <summary>The command. It ends with 0, or 2 if anything is wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var format = OutputFormat.Option();
        var query = new Option<string?>("--query") { Description = "A query to check instead of files.", HelpName = "TEXT" };
        var files = WatchlistChoice.Files();
        var command = new Command("check", "Check watchlists, or a query, and show where they are wrong. Exit code: 0 all is well, 2 something is wrong.") { query, format, files };
        command.Validators.Add(result =>
        {
            if (result.GetValue(query) is not null && result.GetValue(files) is { Length: > 0 })
            {
                result.AddError("--query is checked instead of files: give one or the other.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(query) is { } text
            ? CheckQuery(text, parsed.GetValue(format) == "json", terminal)
            : CheckFiles(WatchlistChoice.Read(parsed.GetValue(files)!, parsed.GetValue(config)), parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int CheckFiles(WatchlistChoice choice, bool json, Terminal terminal)
    {
        choice.TellProblems(json, terminal);
        foreach (var reading in choice.Readings)
        {
            if (json)
            {
                terminal.Say(OutputFormat.Line(WatchlistJson.Of(reading), ToolJson.Plain.CheckedWatchlist));
            }
            else
            {
                Print(reading.Source is { } source ? WatchlistSummary.Lines(source) : ErrorLines(reading.Error!), terminal);
            }
        }

        if (!json && choice.Readings.Count == 0)
        {
            terminal.Say("There are no watchlists.");
        }

        return choice.HasErrors ? Mistake : 0;
    }

    /// <summary>What is wrong, with the line in which a query is wrong.</summary>
    public static IEnumerable<string> ErrorLines(ConfigurationException error) => error.Problems.Concat(error.Excerpt is { } excerpt ? Caret.Lines(excerpt) : []);

    private static int CheckQuery(string text, bool json, Terminal terminal)
    {
        var good = Query.TryParse(text, out var query, out var error);
        if (json)
        {
            var problem = error is null ? null : new WatchlistJson.ErrorPart(error.Problem, error.Line, error.Column);
            terminal.Say(OutputFormat.Line(new WatchlistJson.CheckedQuery(text, good, query?.ToString(), problem), ToolJson.Plain.CheckedQuery));
        }
        else
        {
            Print(good ? [$"ok: {query}"] : Caret.Lines(Excerpt.At(text, error!.Start, error.Length)).Prepend(TerminalLine.Of(error.ToString())), terminal);
        }

        return good ? 0 : Mistake;
    }

    private static void Print(IEnumerable<string> lines, Terminal terminal)
    {
        foreach (var line in lines)
        {
            terminal.Say(line);
        }
    }
}
