using System.CommandLine;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Feeds;

namespace FeedMonitor.Cli.Commands.Feeds;

/// <summary><c>feedmonitor feeds list</c>: title, group and address of each feed.</summary>
internal static class ListFeedsCommand
{
    // A column is as wide as its longest text, within reason; what is longer pushes its own line only.
    private const int WidestColumn = 40;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, Option<string?> config)
    {
        var format = OutputFormat.Option();
        var command = new Command("list", "List the feeds: title, group, address.") { format };
        command.SetAction(parsed => Run(FeedsCommand.ListPath(parsed.GetValue(config)), parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(string path, bool json, Terminal terminal)
    {
        Feed[] feeds = [.. FeedListFile.Open(path).Feeds.Select(listed => listed.Feed)];
        foreach (var line in json ? feeds.Select(ToJson) : ToText(feeds))
        {
            terminal.Say(line);
        }

        return 0;
    }

    private static string ToJson(Feed feed) => OutputFormat.Line(new Listed(feed.Title, feed.Groups, feed.Url.Value, feed.SiteUrl), ToolJson.Plain.Listed);

    private static IEnumerable<string> ToText(Feed[] feeds)
    {
        if (feeds.Length == 0)
        {
            return ["No feeds yet. Add one: feedmonitor feeds add URL"];
        }

        var titles = Array.ConvertAll(feeds, feed => TerminalLine.Of(feed.Title));
        var groups = Array.ConvertAll(feeds, GroupPath.Of);
        var (titleWidth, groupWidth) = (Width(titles), Width(groups));
        return feeds.Select((feed, i) => $"{titles[i].PadRight(titleWidth)}  {groups[i].PadRight(groupWidth)}{(groupWidth > 0 ? "  " : "")}{feed.Url}");
    }

    private static int Width(string[] texts) => Math.Min(WidestColumn, texts.Max(text => text.Length));

    internal sealed record Listed(string Title, IReadOnlyList<string> Groups, string Url, string? Site);
}
