using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;

namespace FeedMonitor.Watchlists;

/// <summary>A <see cref="WatchlistScope"/>, ready to be asked of many items.</summary>
internal sealed class CompiledScope
{
    // Most watchlists have none, and there may be many of them.
    private static readonly CompiledScope Everything = new(WatchlistScope.Everything);

    private readonly HashSet<string> titles;
    private readonly HashSet<string> addresses;
    private readonly HashSet<string> groups;
    private readonly HashSet<string> languages;

    private CompiledScope(WatchlistScope scope)
    {
        titles = new HashSet<string>(scope.Feeds, StringComparer.OrdinalIgnoreCase);
        addresses = new HashSet<string>(scope.Feeds.Select(AddressOf).OfType<string>(), StringComparer.Ordinal);
        groups = new HashSet<string>(scope.Groups, StringComparer.OrdinalIgnoreCase);
        languages = new HashSet<string>(scope.Languages.Select(LanguageCode.Of).OfType<string>(), StringComparer.Ordinal);
    }

    /// <summary>Compiles a scope.</summary>
    public static CompiledScope Of(WatchlistScope scope) => scope.Feeds.Count + scope.Groups.Count + scope.Languages.Count == 0 ? Everything : new CompiledScope(scope);

    /// <summary>Whether it asks for the feed.</summary>
    public bool LimitsFeeds => titles.Count + groups.Count > 0;

    /// <summary>Whether it asks for the language.</summary>
    public bool LimitsLanguages => languages.Count > 0;

    /// <summary>Whether it names a feed, or a group in which that stands.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="groupsOfFeed">The names of its groups.</param>
    public bool Names(Feed feed, string[] groupsOfFeed) =>
        titles.Contains(feed.Title) || addresses.Contains(feed.Url.Value) || (groups.Count > 0 && Array.Exists(groupsOfFeed, groups.Contains));

    /// <summary>Whether it names a language.</summary>
    public bool Speaks(string language) => languages.Contains(language);

    private static string? AddressOf(string name) => FeedUrl.TryParse(name, out var url, out _) ? url.Value : null;
}
