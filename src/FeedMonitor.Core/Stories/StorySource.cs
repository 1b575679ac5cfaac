namespace FeedMonitor.Stories;

/// <summary>Where a story was told as well.</summary>
/// <param name="Title">The item's headline there.</param>
/// <param name="FeedTitle">What people call the feed.</param>
/// <param name="Link">The item's address, or null.</param>
/// <param name="Published">When it was published, or null.</param>
public sealed record StorySource(string Title, string FeedTitle, string? Link, DateTimeOffset? Published);
