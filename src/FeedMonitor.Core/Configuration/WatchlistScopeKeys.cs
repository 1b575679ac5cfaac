using System.Text.RegularExpressions;
using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Reads which items a watchlist looks at: <c>feeds</c>, <c>groups</c>, <c>languages</c>.</summary>
internal static partial class WatchlistScopeKeys
{
    /// <summary>The keys.</summary>
    public static readonly string[] Names = ["feeds", "groups", "languages"];

    /// <summary>The scope.</summary>
    /// <exception cref="ConfigurationException">A feed or group is not there, or a language is none.</exception>
    public static WatchlistScope Read(IReadOnlyDictionary<string, YamlNodeAt> keys, FeedNames? known) => new(
        ReadEach(keys, "feeds", node => known is null ? node.Text("a feed") : known.Feed(node)),
        ReadEach(keys, "groups", node => known is null ? node.Text("a group") : known.Group(node)),
        ReadEach(keys, "languages", Language));

    private static string[] ReadEach(IReadOnlyDictionary<string, YamlNodeAt> keys, string key, Func<YamlNodeAt, string> read) =>
        keys.TryGetValue(key, out var node) ? [.. NotEmpty(node, key).Select(read).Distinct(StringComparer.Ordinal)] : [];

    // An empty list would leave everything in, and whoever empties one rarely means that.
    private static IReadOnlyList<YamlNodeAt> NotEmpty(YamlNodeAt node, string key) =>
        node.OneOrMore(key) is { Count: > 0 } list ? list : throw node.Wrong($"{key} is empty, expected at least one, or no '{key}' to leave everything in");

    private static string Language(YamlNodeAt node)
    {
        var code = node.Text("a language").ToLowerInvariant();
        return Code().IsMatch(code) && (code.Length == 3 || LanguageCode.IsKnown(code)) && LanguageCode.Of(code) is { } language ? language : throw node.Wrong($"'{code}' is no language code, expected 2 or 3 letters of ISO 639, such as ru");
    }

    [GeneratedRegex(@"\A[a-z]{2,3}\z")]
    private static partial Regex Code();
}
