namespace FeedMonitor.Items;

/// <summary>One entry of a feed, as read: nothing is trusted, cleaned or decoded beyond the XML.</summary>
public sealed record FeedItem
{
    /// <summary>The RSS <c>guid</c> or Atom <c>id</c>, trimmed, or null.</summary>
    public string? Guid { get; init; }

    /// <summary>The headline as plain text; empty if there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The article's address as the feed gives it, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When it was published, in UTC; null if the feed does not say or says it unreadably.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, in UTC, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The author as the feed names them, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The full text (<c>content:encoded</c>, Atom <c>content</c>): HTML or plain; or null.</summary>
    public string? Content { get; init; }

    /// <summary>The summary (<c>description</c>, Atom <c>summary</c>): HTML or plain; or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The text to clean: the fuller of content and summary, since feeds swap the two.</summary>
    public string Text => (Content?.Length ?? 0) >= (Summary?.Length ?? 0) ? Content ?? "" : Summary ?? "";
}
