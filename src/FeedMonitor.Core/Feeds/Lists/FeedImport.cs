using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>An entry that was passed over.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record SkippedEntry(int Line, string Reason);

/// <summary>What another reader's list gave.</summary>
/// <param name="Feeds">Its feeds, each once, in its order.</param>
/// <param name="Skipped">The entries that are bad, or there a second time.</param>
public sealed record ImportedList(IReadOnlyList<Feed> Feeds, IReadOnlyList<SkippedEntry> Skipped);

/// <summary>Reads the lists that other feed readers export: names in any case, XML with faults, groups by <c>category</c>.</summary>
public static class FeedImport
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Reads a list.</summary>
    /// <exception cref="OpmlException">It is no OPML at all.</exception>
    public static ImportedList Read(byte[] bytes)
    {
        var feeds = new List<Feed>();
        var skipped = new List<SkippedEntry>();
        var lines = new Dictionary<FeedId, int>();
        foreach (var outline in OpmlDocument.ParseLenient(TextDecoding.Decode(bytes).Text).Body.Descendants().Where(MeansFeed))
        {
            if (Read(outline, out var problem) is not { } feed)
            {
                skipped.Add(new SkippedEntry(outline.Line, OneLine.Of(problem)));
            }
            else if (!lines.TryAdd(feed.Id, outline.Line))
            {
                skipped.Add(new SkippedEntry(outline.Line, OneLine.Of($"{feed.Url} stands in the file a second time, first in line {lines[feed.Id]}")));
            }
            else
            {
                feeds.Add(feed);
            }
        }

        return new ImportedList(feeds, skipped);
    }

    // What has no address and no outlines in it, but says that it is a feed, is an entry that is broken.
    private static bool MeansFeed(OpmlElement outline) =>
        outline.Raw("xmlUrl", AnyCase) is not null || (outline.Children.Count == 0 && outline.Text("type", AnyCase)?.ToLowerInvariant() is "rss" or "atom");

    private static Feed? Read(OpmlElement outline, out string problem)
    {
        problem = "";
        if (outline.Text("xmlUrl", AnyCase) is not { } address)
        {
            problem = $"{(outline.Label(AnyCase) is { } label ? $"'{label}'" : "the feed")} has no address";
            return null;
        }

        if (!FeedUrl.TryParse(address, out var url, out var wrong))
        {
            // What stands before an @ may be a password.
            problem = $"{(address.Contains('@', StringComparison.Ordinal) ? "its address" : $"'{address}'")} is not a feed address: {wrong}";
            return null;
        }

        var groups = outline.Groups(AnyCase);
        var title = FeedTitle.Of(outline.Text("title", AnyCase) ?? outline.Text("text", AnyCase), url);
        return new Feed(FeedId.Of(url), url, title, outline.Text("htmlUrl", AnyCase), groups.Count > 0 ? groups : Category(outline));
    }

    // OPML 2.0: categories are separated by commas, their levels by slashes. A feed stands in one group here: the first.
    private static string[] Category(OpmlElement outline) =>
        outline.Text("category", AnyCase)?.Split(',')[0].Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
