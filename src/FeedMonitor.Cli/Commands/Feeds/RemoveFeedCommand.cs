using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds remove URL-or-title</c>: takes a feed out of the list.</summary>
internal static class RemoveFeedCommand
{
    private const int MostCandidates = 10;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var name = new Argument<string>("URL-or-title") { Description = "The feed's address, or its title if no other feed has the same." };
        var command = new Command("remove", "Remove a feed from the list.") { name };
        command.SetAction(parsed => Run(FeedsCommand.ListPath(parsed.GetValue(config)), parsed.GetValue(name)!, terminal));
        return command;
    }

    private static int Run(string path, string name, Terminal terminal)
    {
        var list = FeedListFile.Open(path);
        var (feed, outline) = Find(list.Feeds, name);
        if (FeedListChange.Remove(list, outline) is not { } text)
        {
            throw new UserErrorException($"{list.Path}:{outline.Line}: other outlines, comments or text stand within the outline of {TerminalLine.Of(feed.Title)}, expected them moved out of it first.");
        }

        FeedsCommand.Save(list, text);
        terminal.Say($"Removed {TerminalLine.Of(feed.Title)}: {feed.Url}");
        return 0;
    }

    private static ListedFeed Find(IReadOnlyList<ListedFeed> feeds, string name)
    {
        if (FeedUrl.TryParse(FeedAddress.Complete(name), out var url, out _) && feeds.FirstOrDefault(listed => listed.Feed.Url == url) is { } byAddress)
        {
            return byAddress;
        }

        var words = TerminalLine.Of(name);
        var called = feeds.Where(listed => TerminalLine.Of(listed.Feed.Title).Equals(words, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (called.Length == 1)
        {
            return called[0];
        }

        if (called.Length > 1)
        {
            throw new UserErrorException($"{called.Length} feeds are called '{words}'. Give the address: {string.Join(", ", called.Take(MostCandidates).Select(listed => listed.Feed.Url))}");
        }

        var near = feeds.Where(listed => words.Length > 0 && (listed.Feed.Title.Contains(words, StringComparison.OrdinalIgnoreCase) || listed.Feed.Url.Value.Contains(words, StringComparison.OrdinalIgnoreCase)));
        var candidates = string.Join(", ", near.Take(MostCandidates).Select(listed => $"{TerminalLine.Of(listed.Feed.Title)} ({listed.Feed.Url})"));

        // What stands before an @ may be a password.
        var given = words.Contains('@', StringComparison.Ordinal) ? "that was given" : $"'{words}'";
        throw new UserErrorException($"No feed has the address or title {given}. {(candidates.Length > 0 ? $"Was one of these meant? {candidates}" : "'feedmonitor feeds list' shows them all.")}");
    }
}
