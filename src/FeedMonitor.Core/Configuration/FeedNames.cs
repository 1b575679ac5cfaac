using FeedMonitor.Feeds;

namespace FeedMonitor.Configuration;

/// <summary>What the feeds and groups of a list are called, so that a scope that names none of them is told.</summary>
internal sealed class FeedNames
{
    private const int Shown = 20;

    private readonly string[] titles;
    private readonly string[] addresses;
    private readonly string[] groups;

    /// <summary>The names of feeds.</summary>
    public FeedNames(IReadOnlyList<Feed> feeds)
    {
        titles = [.. feeds.Select(feed => feed.Title).Distinct(StringComparer.Ordinal)];
        addresses = [.. feeds.Select(feed => feed.Url.Value)];
        groups = [.. feeds.SelectMany(GroupNames.Of).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A feed's title or address as the list writes it.</summary>
    /// <exception cref="ConfigurationException">There is no such feed.</exception>
    public string Feed(YamlNodeAt node)
    {
        var name = node.Text("a feed");
        return Find(titles, name) ?? Find(addresses, FeedUrl.TryParse(name, out var url, out _) ? url.Value : name)
            ?? throw node.Wrong($"unknown feed '{name}', expected a title or address of {ConfigurationFolder.FeedsFile}: {Listed(titles)}");
    }

    /// <summary>A group's name or path as the list writes it.</summary>
    /// <exception cref="ConfigurationException">There is no such group.</exception>
    public string Group(YamlNodeAt node)
    {
        var name = node.Text("a group");
        return Find(groups, name) ?? throw node.Wrong($"unknown group '{name}', expected one of {ConfigurationFolder.FeedsFile}: {Listed(groups)}");
    }

    private static string? Find(string[] names, string name) =>
        Array.Find(names, known => known == name) ?? Array.Find(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Listed(string[] names) =>
        names.Length == 0 ? "it lists none" : string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? $" and {names.Length - Shown} more" : "");
}
