using System.Text.Json.Serialization;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

/// <summary>An item as a line of a chunk. Fields are added, none is renamed: a line that lacks one was kept by an earlier release.</summary>
/// <remarks>Settable, which the serializer fills without an array of arguments: a back-test reads millions.</remarks>
internal sealed class HistoryLine
{
    public string? Id { get; set; }

    public string? Feed { get; set; }

    public string? Title { get; set; }

    public string? Link { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset FirstSeen { get; set; }

    /// <summary>The title of the cleaned text, where it is another than that of the item.</summary>
    public string? Headline { get; set; }

    public string? Shown { get; set; }

    /// <summary>When the text says that it was published.</summary>
    public DateTimeOffset? Dated { get; set; }

    public string? Language { get; set; }

    /// <summary>The address that the page gives itself.</summary>
    public string? Canonical { get; set; }

    public string? Author { get; set; }

    public ulong? Version { get; set; }

    /// <summary>True for an edit, else null.</summary>
    public bool? Edit { get; set; }

    /// <summary>True for what was old at the first poll, else null.</summary>
    public bool? Old { get; set; }

    public List<HistoryBlock>? Blocks { get; set; }

    public static HistoryLine Of(HistoryItem item) => new()
    {
        Id = item.Id.Value,
        Feed = item.Feed.Value,
        Title = item.Title,
        Link = item.Link,
        Published = item.Published,
        FirstSeen = item.FirstSeen,
        Headline = item.Text.Title == item.Title ? null : item.Text.Title,
        Shown = item.Text.Shown,
        Dated = item.Text.Published,
        Language = item.Text.Language,
        Canonical = item.Text.CanonicalUrl,
        Author = item.Text.Author,
        Version = item.Version == 0 ? null : item.Version,
        Edit = item.IsEdit ? true : null,
        Old = item.WasOld ? true : null,
        Blocks = [.. item.Text.Blocks.Select(block => new HistoryBlock { Zone = block.Zone, Start = block.Start, Length = block.Text.Length })],
    };

    /// <summary>The item, or null if the line does not hold one.</summary>
    public HistoryItem? ToItem() =>
        Id is not null && Feed is not null && Title is not null && Shown is not null && Blocks is not null && Blocks.TrueForAll(block => block.IsWithin(Shown))
            ? new HistoryItem(new ItemId(Id), new FeedId(Feed), Title, Link, Published, FirstSeen, ToText(Headline ?? Title, Shown, Blocks))
            {
                Version = Version ?? 0,
                IsEdit = Edit ?? false,
                WasOld = Old ?? false,
            }
            : null;

    private CleanText ToText(string title, string shown, List<HistoryBlock> blocks) =>
        new(title, shown, blocks.ConvertAll(block => new Block(block.Zone, block.Start, shown.Substring(block.Start, block.Length))), Dated)
        {
            Language = Language,
            CanonicalUrl = Canonical,
            Author = Author,
        };
}

/// <summary>A block as its place in the shown text.</summary>
internal sealed class HistoryBlock
{
    [JsonConverter(typeof(ZoneNameConverter))]
    public Zone Zone { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }

    public bool IsWithin(string shown) => Start >= 0 && Length >= 0 && Start <= shown.Length - Length;
}
