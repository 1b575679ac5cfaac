using System.CommandLine;
using FeedMonitor.Cli.LocalHost;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary><c>feedmonitor watchlist …</c>: the commands for whoever writes watchlists.</summary>
internal static class WatchlistCommand
{
    /// <summary>The command with its commands.</summary>
    public static Command Create(Terminal terminal)
    {
        var config = ConfigFolderChoice.Option();
        config.Recursive = true;
        return new Command("watchlist", "Check, lint and try watchlists, and import lists of names.")
        {
            config,
            CheckWatchlistsCommand.Create(terminal, config),
            LintWatchlistsCommand.Create(terminal, config),
            TestWatchlistCommand.Create(terminal, config),
            ImportListCommand.Create(terminal, config),
        };
    }
}
