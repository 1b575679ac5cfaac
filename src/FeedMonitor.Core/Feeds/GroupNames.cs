namespace FeedMonitor.Feeds;

/// <summary>The names by which the groups of a feed are meant.</summary>
internal static class GroupNames
{
    private const string Separator = " / ";

    /// <summary><c>World</c>, <c>Ports</c> and <c>World / Ports</c> of a feed that stands in Ports, in World: each group, and each path from the outermost one on.</summary>
    public static IEnumerable<string> Of(Feed feed) =>
        feed.Groups.Concat(Enumerable.Range(2, Math.Max(0, feed.Groups.Count - 1)).Select(depth => string.Join(Separator, feed.Groups.Take(depth))));
}
