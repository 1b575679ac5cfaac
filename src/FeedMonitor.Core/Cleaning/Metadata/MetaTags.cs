using AngleSharp.Html.Dom;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>The <c>meta</c> elements of a page, by name, property, itemprop or http-equiv. The first of a name counts.</summary>
internal sealed class MetaTags
{
    private static readonly string[] Naming = ["property", "name", "itemprop", "http-equiv"];

    private readonly Dictionary<string, string> contents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of a page.</summary>
    public static MetaTags Of(IHtmlDocument document)
    {
        var tags = new MetaTags();
        foreach (var meta in document.GetElementsByTagName("meta"))
        {
            if (meta.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
            {
                foreach (var attribute in Naming)
                {
                    if (meta.GetAttribute(attribute) is { Length: > 0 } name)
                    {
                        tags.contents.TryAdd(name.Trim(), content.Trim());
                    }
                }
            }
        }

        return tags;
    }

    /// <summary>The content of the first of <paramref name="names"/> that is there, or null.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (contents.TryGetValue(name, out var content))
            {
                return content;
            }
        }

        return null;
    }
}
