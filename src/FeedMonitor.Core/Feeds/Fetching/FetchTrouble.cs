namespace FeedMonitor.Feeds.Fetching;

/// <summary>What kind of trouble kept a feed from being fetched: what a person would have to look at.</summary>
public enum FetchTrouble
{
    /// <summary>No whole answer: the name, the connection, TLS, the time, or it broke off or made no sense.</summary>
    Network,

    /// <summary>The address, or one on the way, is none that feeds may reach.</summary>
    Forbidden,

    /// <summary>An answer with a status that is no success.</summary>
    Http,

    /// <summary>A check for browsers, such as Cloudflare's, stands before the feed. No patience passes it.</summary>
    Challenge,

    /// <summary>The feed is behind a login.</summary>
    Login,

    /// <summary>The body is larger than <see cref="FetchOptions.MaxBodyBytes"/>.</summary>
    TooLarge,

    /// <summary>Too many redirects, or one to what is no address.</summary>
    Redirects,
}
