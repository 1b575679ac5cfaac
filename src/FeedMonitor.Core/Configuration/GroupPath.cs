using FeedMonitor.Feeds;
using FeedMonitor.Text;

namespace FeedMonitor.Configuration;

/// <summary>Groups within groups as people read and type them: <c>World / Trade</c>.</summary>
public static class GroupPath
{
    private const string Separator = " / ";

    /// <summary>A feed's groups; empty if it stands in none.</summary>
    public static string Of(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return OneLine.Of(string.Join(Separator, feed.Groups));
    }

    /// <summary>The groups of a path that was typed: those of the feeds that are shown with it, else its parts.</summary>
    public static IReadOnlyList<string> Parse(string typed, FeedListFile list)
    {
        ArgumentNullException.ThrowIfNull(list);

        // A single group may have the separator in its name.
        var path = OneLine.Of(typed);
        return list.Feeds.FirstOrDefault(listed => Of(listed.Feed) == path)?.Feed.Groups
            ?? path.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
