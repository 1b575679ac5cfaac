namespace FeedMonitor.Feeds.Lists;

/// <summary>A feed as an outline is to tell of it.</summary>
/// <param name="Feed">The feed.</param>
public sealed record ListEntry(Feed Feed)
{
    /// <summary>The <c>text</c> of an outline that has a <c>title</c> too, which is the feed's; else null.</summary>
    public string? ShortTitle { get; init; }

    /// <summary>Its tag as it was written, where it only moves; else null.</summary>
    internal string? Written { get; init; }

    /// <summary>What else the outline says (<c>type</c>, <c>description</c>, <c>category</c> …): names and decoded values, in its order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];
}
