using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Text;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds add URL</c>: finds the feed of an address, reads it, and lists it.</summary>
internal static class AddFeedCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config, IConfiguration settings)
    {
        var group = new Option<string?>("--group") { Description = "The group to list it in, such as 'World / Trade'; made if it is not there.", HelpName = "NAME" };
        var title = new Option<string?>("--title") { Description = "What to call it. Default: the feed's own title.", HelpName = "TITLE" };
        var url = new Argument<string>("URL") { Description = "The address of a feed, or of a site that names its feed." };
        var command = new Command("add", "Add a feed by its address or its site's.") { url, group, title };
        command.SetAction((parsed, cancel) => RunAsync(
            FeedsCommand.Address(parsed.GetValue(url)!),
            new Wish(FeedsCommand.ListPath(parsed.GetValue(config)), Given(parsed.GetValue(group)), Given(parsed.GetValue(title))),
            terminal,
            settings,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(FeedUrl url, Wish wish, Terminal terminal, IConfiguration settings, CancellationToken cancel)
    {
        if (IsListed(FeedListFile.OpenOrNew(wish.ListPath), url, terminal))
        {
            return 0;
        }

        await using var services = await FeedsServices.StartAsync(settings, url, cancel);
        switch (await services.Finder.FindAsync(url, cancel))
        {
            case FeedSearch.Found found:
                return Add(found, wish, terminal);
            case FeedSearch.NoFeed { Reason: var reason }:
                throw new UserErrorException($"{url} is no feed: {reason}. Look on the site for the feed's own address and add that.");
            case FeedSearch.Unreachable { Error: var error } when await services.Check.IsForbiddenAsync(url, cancel):
                throw new UserErrorException($"{url}: {error}. Feeds may not stand in private networks; for development set Fetch__AllowPrivateNetworks=true.");
            case var unreachable:
                return FeedsCommand.Fail(terminal, $"{url} can't be fetched: {((FeedSearch.Unreachable)unreachable).Error}. Nothing was added; 'feedmonitor feeds check' tells more.");
        }
    }

    private static int Add(FeedSearch.Found found, Wish wish, Terminal terminal)
    {
        // Read again: asking the network may have taken a minute.
        var list = FeedListFile.OpenOrNew(wish.ListPath);
        if (IsListed(list, found.Url, terminal))
        {
            return 0;
        }

        var (feed, text) = FeedListChange.Add(list, found, wish.Title, wish.Group);
        FeedsCommand.Save(list, text);
        terminal.Say($"Added {feed.Title}{(feed.Groups.Count > 0 ? $" to the group {GroupPath.Of(feed)}" : "")}.");
        terminal.Whisper($"  {feed.Url}  ({found.Document.Format}, {Counted.Of(found.Document.Items.Count, "item")})");
        foreach (var other in found.Others)
        {
            terminal.Whisper($"  The page also names {other.Url}  {other.Title}".TrimEnd());
        }

        return 0;
    }

    private static bool IsListed(FeedListFile list, FeedUrl url, Terminal terminal)
    {
        if (new ListedAddresses(list.Feeds).Find(url) is not { } feed)
        {
            return false;
        }

        var title = TerminalLine.Of(feed.Title);
        var place = feed.Groups.Count > 0 ? $", in {GroupPath.Of(feed)}" : "";
        terminal.Say(feed.Url == url ? $"{title} is in the list already{place}: {url}" : $"{url} is in the list already as {feed.Url}: {title}{place}");
        return true;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : TerminalLine.Of(text);

    private sealed record Wish(string ListPath, string? Group, string? Title);
}
