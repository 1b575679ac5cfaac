namespace FeedMonitor.Watchlists;

/// <summary>By which key of a watchlist's file a term came into it.</summary>
public enum TermOrigin
{
    /// <summary><c>terms</c>: written for this watchlist.</summary>
    Own,

    /// <summary><c>packs</c>: written for many.</summary>
    Pack,

    /// <summary><c>lists</c>: a name of somebody else's list.</summary>
    List,
}
