namespace FeedMonitor.Feeds;

/// <summary>Whether the pages of a feed's articles are fetched.</summary>
public enum FullTextPolicy
{
    /// <summary>Where the feed gives a summary only, as long as the pages add something to it.</summary>
    Auto,

    /// <summary>Never: what the feed gives is all that is matched.</summary>
    Never,

    /// <summary>Of every new item.</summary>
    Always,
}
