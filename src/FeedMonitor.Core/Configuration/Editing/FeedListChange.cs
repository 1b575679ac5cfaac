using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Discovery;
using FeedMonitor.Feeds.Lists;

namespace FeedMonitor.Configuration.Editing;

/// <summary>What the text of a feed list becomes by a change: the same for the command line and the API. Whatever else stands in it stays.</summary>
public static class FeedListChange
{
    /// <summary>A feed is added that was found.</summary>
    /// <param name="list">The list.</param>
    /// <param name="found">The feed.</param>
    /// <param name="title">What to call it; null for its own title.</param>
    /// <param name="group">The group to list it in, such as <c>World / Trade</c>; null for none.</param>
    public static (Feed Feed, string Text) Add(FeedListFile list, FeedSearch.Found found, string? title, string? group)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(found);
        var groups = group is null ? [] : GroupPath.Parse(group, list);
        var site = FeedUrl.TryParse(found.Document.SiteUrl, out var address, out _) ? address.Value : null;
        var feed = new Feed(FeedId.Of(found.Url), found.Url, FeedTitle.Of(title ?? found.Document.Title, found.Url), site, groups);
        return (feed, list.With([new ListEntry(feed)]));
    }

    /// <summary>An outline is removed; null if others, comments or text stand within it, which would go with it.</summary>
    public static string? Remove(FeedListFile list, OpmlElement outline)
    {
        ArgumentNullException.ThrowIfNull(list);
        return IsEmpty(list, outline) ? OpmlEdit.Remove(list.Document, outline) : null;
    }

    /// <summary>A feed gets another title, other groups or another policy; null if it would move, and something stands within its outline.</summary>
    internal static string? Put(FeedListFile list, ListedFeed listed, Feed wanted)
    {
        var (document, outline) = (list.Document, listed.Outline);
        var tag = TagOf(list, listed, wanted);
        if (listed.Feed.Groups.SequenceEqual(wanted.Groups, StringComparer.Ordinal))
        {
            return string.Concat(document.Text.AsSpan(0, outline.Start), tag, document.Text.AsSpan(outline.InnerStart));
        }

        return Remove(list, outline) is not { } without ? null
            : OpmlEdit.Add(OpmlDocument.Parse(without), [new ListEntry(wanted) { Written = outline.IsEmptyTag ? tag : $"{tag[..^1]}/>" }], list.IsUnicode);
    }

    private static bool IsEmpty(FeedListFile list, OpmlElement outline) => string.IsNullOrWhiteSpace(list.Document.Within(outline));

    private static string TagOf(FeedListFile list, ListedFeed listed, Feed wanted)
    {
        var outline = listed.Outline;
        var tag = list.Document.Text[outline.Start..outline.InnerStart];
        if (listed.Feed.Title != wanted.Title)
        {
            // Where both names were one, both are the new one.
            var isTitled = outline.Text("title") is not null;
            tag = isTitled ? OutlineAttributes.With(tag, "title", wanted.Title, list.IsUnicode) : tag;
            tag = isTitled && outline.Text("text") != outline.Text("title") ? tag : OutlineAttributes.With(tag, "text", wanted.Title, list.IsUnicode);
        }

        return listed.Feed.FullText == wanted.FullText ? tag
            : OutlineAttributes.With(tag, "fullText", wanted.FullText is { } policy ? FullTextPolicyName.Of(policy) : null, list.IsUnicode);
    }
}
