using System.Text.Json;
using System.Text.RegularExpressions;
using FeedMonitor.Items;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), and what comes near it: no version, numbers for ids, comments.</summary>
internal static partial class JsonFeedReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Whether the text begins as a JSON object.</summary>
    public static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{', ..];

    /// <summary>The feed, or null if it is none.</summary>
    public static FeedDocument? Read(string text, Uri? address)
    {
        try
        {
            using var json = JsonDocument.Parse(HalfOfAPair().Replace(text.Trim('\0'), @"\uFFFD"), Options);
            return json.RootElement.ValueKind == JsonValueKind.Object && IsFeed(json.RootElement) ? ToDocument(json.RootElement, address) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsFeed(JsonElement root) =>
        root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
        && (Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true
            || Text(root, "title") is not null || Text(root, "feed_url") is not null || Text(root, "home_page_url") is not null);

    private static FeedDocument ToDocument(JsonElement root, Uri? address)
    {
        var site = Text(root, "home_page_url");
        var from = Uri.TryCreate(site, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : address;
        var items = root.GetProperty("items").EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => ToItem(item, from));
        return new FeedDocument(FeedText.Title(Text(root, "title")), site, [.. items]) { Format = "JSON Feed" };
    }

    private static FeedItem ToItem(JsonElement item, Uri? from)
    {
        var published = FeedDate.Parse(Text(item, "date_published"));
        var updated = FeedDate.Parse(Text(item, "date_modified"));
        return new FeedItem
        {
            Guid = Text(item, "id"),
            Title = FeedText.Title(Text(item, "title")),
            Link = LinkOf(item, from),
            Published = published ?? updated,
            Updated = updated,
            Author = AuthorOf(item),
            Content = Text(item, "content_html") ?? Text(item, "content_text"),
            Summary = Text(item, "summary"),
        };
    }

    // "url" is the item's own page; of a link blog "external_url" is the article, which is no address of the item.
    private static string? LinkOf(JsonElement item, Uri? from)
    {
        var link = Text(item, "url") ?? Text(item, "external_url") ?? (Text(item, "id") is { } id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? id : null);
        return link is null ? null : LinkBase.Resolve(link, from);
    }

    private static string? AuthorOf(JsonElement item)
    {
        if (item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array)
        {
            var names = authors.EnumerateArray().Where(author => author.ValueKind == JsonValueKind.Object).Select(author => Text(author, "name")).OfType<string>();
            return string.Join(", ", names) is { Length: > 0 } all ? all : null;
        }

        return item.TryGetProperty("author", out var author) ? author.ValueKind == JsonValueKind.Object ? Text(author, "name") : Text(item, "author") : null;
    }

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    // Half of an escaped surrogate pair: the reader throws at it only when the text is asked for.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfOfAPair();
}
