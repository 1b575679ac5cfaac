using FeedMonitor.Text;

namespace FeedMonitor.Feeds.Lists;

/// <summary>An entry that was passed over.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record SkippedEntry(int Line, string Reason);

/// <summary>What another reader's list gave.</summary>
/// <param name="Entries">Its feeds, each once, in its order.</param>
/// <param name="Skipped">The entries that are bad, or there a second time.</param>
public sealed record ImportedList(IReadOnlyList<ListEntry> Entries, IReadOnlyList<SkippedEntry> Skipped)
{
    /// <summary>The feeds of the entries.</summary>
    public IEnumerable<Feed> Feeds => Entries.Select(entry => entry.Feed);
}

/// <summary>Reads the lists that other feed readers export: names in any case, XML with faults, groups by <c>category</c> where the list has no others.</summary>
public static class FeedImport
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="OpmlException">It is no OPML at all.</exception>
    public static ImportedList Read(byte[] bytes)
    {
        var entries = new List<ListEntry>();
        var skipped = new List<SkippedEntry>();
        var lines = new Dictionary<FeedId, int>();
        OpmlElement[] outlines = [.. OpmlDocument.ParseLenient(TextDecoding.Decode(bytes).Text).Body.Descendants().Where(FeedOutline.Is)];

        // In a list with groups, a feed outside them is meant to be there, whatever its category.
        var isFlat = Array.TrueForAll(outlines, outline => ImportedOutline.Groups(outline).Count == 0);
        foreach (var outline in outlines)
        {
            if (ImportedOutline.Read(outline, isFlat, out var problem) is not { } entry)
            {
                skipped.Add(new SkippedEntry(outline.Line, OneLine.Of(problem)));
            }
            else if (!lines.TryAdd(entry.Feed.Id, outline.Line))
            {
                skipped.Add(new SkippedEntry(outline.Line, OneLine.Of($"{entry.Feed.Url} stands in the file a second time, first in line {lines[entry.Feed.Id]}")));
            }
            else
            {
                entries.Add(entry);
            }
        }

        return new ImportedList(entries, skipped);
    }
}
