using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds …</c>: the feed list of the configuration, and what the commands on it share.</summary>
internal static class FeedsCommand
{
    /// <summary>The command with its commands.</summary>
    public static Command Create(Terminal terminal, IConfiguration settings)
    {
        var config = ConfigFolderChoice.Option();
        config.Recursive = true;
        return new Command("feeds", "Add, list, remove, import, export and check feeds.")
        {
            config,
            AddFeedCommand.Create(terminal, config, settings),
            ListFeedsCommand.Create(terminal, config),
            RemoveFeedCommand.Create(terminal, config),
            ImportFeedsCommand.Create(terminal, config),
            ExportFeedsCommand.Create(terminal, config),
            CheckFeedCommand.Create(terminal, config, settings),
        };
    }

    /// <summary>The path of the feed list that is meant.</summary>
    /// <exception cref="UserErrorException">The configuration folder is not there.</exception>
    public static string ListPath(string? folder)
    {
        var chosen = ConfigFolderChoice.Choose(folder);
        return Directory.Exists(chosen)
            ? Path.Combine(chosen, ConfigurationFolder.FeedsFile)
            : throw new UserErrorException($"{chosen}: there is no such folder, expected the one with {ConfigurationFolder.FeedsFile}.");
    }

    /// <summary>The address that the user typed.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static FeedUrl Address(string typed)
    {
        if (FeedUrl.TryParse(FeedAddress.Complete(typed), out var url, out var problem))
        {
            return url;
        }

        // What stands before an @ may be a password.
        throw new UserErrorException($"{(typed.Contains('@', StringComparison.Ordinal) ? "The address" : $"'{typed}'")} is not a feed address: {problem}.");
    }

    /// <summary>Writes the changed list.</summary>
    /// <exception cref="UserErrorException">Somebody else has changed it meanwhile.</exception>
    public static void Save(FeedListFile list, string text)
    {
        if (!list.TrySave(text))
        {
            throw new UserErrorException($"{list.Path} has changed meanwhile; nothing was written. Run the command again.");
        }
    }

    /// <summary>A trouble that is not the user's to mend.</summary>
    /// <returns>The exit code.</returns>
    public static int Fail(Terminal terminal, string problem)
    {
        terminal.Complain($"feedmonitor: {TerminalLine.Of(problem)}");
        return 1;
    }
}
