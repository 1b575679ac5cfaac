using System.Globalization;
using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Makes a list's entry of another reader's outline.</summary>
internal static class ImportedOutline
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    // In UTF-16 code units; group names of real lists have some tens.
    private const int LongestGroup = 1_000;

    // Enough of an address to know it by, and room for the reason.
    private const int LongestAddress = 100;

    // What an entry says by itself. A namespace that is declared here would be nobody's there.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "text", "title", "xmlUrl", "htmlUrl", "fullText", "xmlns" };

    /// <summary>The groups around it.</summary>
    public static IReadOnlyList<string> Groups(OpmlElement outline) => outline.Groups(AnyCase);

    /// <summary>The entry, or null with the problem.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="byCategory">Whether its category is its group.</param>
    /// <param name="problem">Why it is null, in one line.</param>
    public static ListEntry? Read(OpmlElement outline, bool byCategory, out string problem)
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

        var entry = Entry(outline, url, byCategory ? Category(outline) : Groups(outline));
        problem = TooMuch(entry) is { } much ? $"{Cut.To(url.Value, LongestAddress)}: {much}" : "";
        return problem.Length == 0 ? entry : null;
    }

    private static ListEntry Entry(OpmlElement outline, FeedUrl url, IReadOnlyList<string> groups)
    {
        var (text, title) = (outline.Text("text", AnyCase), outline.Text("title", AnyCase));
        var feed = new Feed(FeedId.Of(url), url, FeedTitle.Of(title ?? text, url), outline.Text("htmlUrl", AnyCase), groups)
        {
            FullText = outline.Text("fullText", AnyCase) is { } policy ? FullTextPolicyName.Find(policy.ToLowerInvariant()) : null,
        };
        return new ListEntry(feed)
        {
            ShortTitle = text is null || title is null ? null : FeedTitle.Of(text, url),
            Others = [.. outline.Attributes.Where(attribute => !Own.Contains(attribute.Key))],
        };
    }

    // OPML 2.0: categories are separated by commas, their levels by slashes. A feed stands in one group here: the first.
    private static string[] Category(OpmlElement outline) =>
        outline.Text("category", AnyCase)?.Split(',')[0].Split('/').Select(SingleSpaced.Of).Where(level => level.Length > 0).ToArray() ?? [];

    // What could be written and not be read again.
    private static string? TooMuch(ListEntry entry) =>
        entry.Feed.Groups.Count > OpmlDocument.MaxGroups ? string.Create(CultureInfo.InvariantCulture, $"it stands in {entry.Feed.Groups.Count} groups within each other, expected at most {OpmlDocument.MaxGroups}")
        : entry.Feed.Groups.Any(group => group.Length > LongestGroup) ? string.Create(CultureInfo.InvariantCulture, $"its group has a name of more than {LongestGroup:N0} characters")
        : OutlineTag.OfFeed(entry, isUnicode: false).Length > OpmlDocument.LongestTag ? "its outline would be too large, expected at most 64 KiB"
        : null;
}
