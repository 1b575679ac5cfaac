using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>The watchlists that a command is given.</summary>
/// <param name="Problems">What is wrong with the lists of feeds and channels around them, and with packs that none of them uses.</param>
/// <param name="Readings">The watchlists, or what is wrong with them.</param>
internal sealed record WatchlistChoice(IReadOnlyList<string> Problems, IReadOnlyList<WatchlistReading> Readings)
{
    /// <summary>Whether anything is wrong.</summary>
    public bool HasErrors => Problems.Count > 0 || Readings.Any(reading => reading.Error is not null);

    /// <summary>Prints what is wrong around them: beside the JSON where programs read that, for they take each line for a watchlist.</summary>
    public void TellProblems(bool json, Terminal terminal)
    {
        foreach (var problem in Problems)
        {
            if (json)
            {
                terminal.Complain(problem);
            }
            else
            {
                terminal.Say(problem);
            }
        }
    }

    /// <summary><c>[FILE…]</c>.</summary>
    public static Argument<string[]> Files() => new("FILE") { Description = "The watchlists' files. Default: all of the configuration folder.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Reads some files, or without any all watchlists of the configuration folder.</summary>
    /// <param name="files">The files; one in a folder <c>watchlists</c> belongs to the configuration in which that stands.</param>
    /// <param name="config">The configuration folder that the user names, or null.</param>
    public static WatchlistChoice Read(string[] files, string? config)
    {
        if (files.Length == 0)
        {
            var all = WatchlistReader.Open(ConfigFolderChoice.Choose(config));
            var readings = all.ReadAll();
            return new WatchlistChoice([.. all.Problems, .. all.PackProblems().Except(readings.SelectMany(reading => reading.Error?.Problems ?? []), StringComparer.Ordinal)], readings);
        }

        var readers = files.GroupBy(file => ConfigFolderChoice.Choose(config ?? ConfigurationFolder.OfWatchlist(file)), StringComparer.Ordinal)
            .Select(group => (Reader: WatchlistReader.Open(group.Key), Files: group))
            .ToArray();
        return new WatchlistChoice([.. readers.SelectMany(one => one.Reader.Problems)], [.. readers.SelectMany(one => one.Reader.Read(one.Files))]);
    }
}
