using System.CommandLine;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary><c>feedmonitor watchlist test --watchlist ID|FILE (FILE… | --text TEXT)</c>: whether a watchlist hits, and by what.</summary>
internal static class TestWatchlistCommand
{
    private const int NoHit = 1;
    private const int Mistake = 2;

    /// <summary>The command. It ends as grep does: 0 if something was hit, 1 if nothing was, 2 if something is wrong.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var watchlist = new Option<string>("--watchlist") { Description = "The watchlist: its id, or its file.", HelpName = "ID|FILE", Required = true };
        var text = new Option<string?>("--text") { Description = "A text to try instead of files.", HelpName = "TEXT" };
        var title = new Option<string?>("--title") { Description = "The headline over that text.", HelpName = "TEXT" };
        var format = OutputFormat.Option();
        var files = InputFile.Argument();
        files.Arity = ArgumentArity.ZeroOrMore;
        var command = new Command("test", "Show whether a watchlist hits a text, and by which words. Its feeds and groups are not looked at. Exit code: 0 a hit, 1 none, 2 something is wrong.")
        {
            watchlist, text, title, format, files,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(text) is not null || result.GetValue(title) is not null) == (result.GetValue(files) is { Length: > 0 }))
            {
                result.AddError("test takes files, or a text by --text: give one or the other.");
            }
        });
        command.SetAction(parsed =>
        {
            var tested = NamedWatchlist.Configured(parsed.GetValue(watchlist)!, parsed.GetValue(config)).Watchlist;
            var trial = new WatchlistTrial(tested, parsed.GetValue(format) == "json", terminal);
            return parsed.GetValue(files) is { Length: > 0 } given ? TryFiles(given, trial, terminal) : trial.Run("text", Item(parsed.GetValue(title), parsed.GetValue(text))) ? 0 : NoHit;
        });
        return command;
    }

    private static int TryFiles(string[] files, WatchlistTrial trial, Terminal terminal)
    {
        var (hits, unread) = (0, 0);
        foreach (var file in files)
        {
            if (InputFile.TryReadText(file, out var text, out var problem))
            {
                hits += trial.Run(file, Cleaner.Clean(text)) ? 1 : 0;
            }
            else
            {
                unread++;
                terminal.Complain($"feedmonitor: {Unprintable.Blanked(file)}: {problem}");
            }
        }

        return unread > 0 ? Mistake : hits > 0 ? 0 : NoHit;
    }

    private static CleanText Item(string? title, string? text) =>
        Cleaner.Clean(new FeedItem { Title = title ?? "", Content = text ?? "" });
}
