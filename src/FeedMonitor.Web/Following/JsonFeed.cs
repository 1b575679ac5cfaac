using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace FeedMonitor.Web.Following;

/// <summary>Writes hits as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeed
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/feed+json";

    private static readonly JsonFeedContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>The feed in UTF-8.</summary>
    public static byte[] Write(HitFeed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            "https://jsonfeed.org/version/1.1",
            feed.Title,
            AddressOf(feed.Self),
            feed.Next is { } next ? AddressOf(next) : null,
            [new Author(HitFeed.Author, Url: null)],
            [.. feed.Entries.Select(ToItem)]),
        Context.Document);

    private static Item ToItem(HitFeedEntry entry) => new(
        entry.Id,
        entry.Link?.AbsoluteUri,
        entry.Title,
        entry.Html,
        entry.Published,
        entry.Updated,
        [new Author(entry.Source, entry.SourceUrl?.AbsoluteUri)],
        [entry.WatchlistName]);

    private static string AddressOf(Uri address) => address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString;

    internal sealed record Document(string Version, string Title, string FeedUrl, string? NextUrl, IReadOnlyList<Author> Authors, IReadOnlyList<Item> Items);

    internal sealed record Item(
        string Id, string? Url, string Title, string ContentHtml, DateTimeOffset? DatePublished, DateTimeOffset DateModified, IReadOnlyList<Author> Authors, IReadOnlyList<string> Tags);

    internal sealed record Author(string Name, string? Url);
}

/// <summary>How the feed becomes JSON: snake_case, no nulls.</summary>
[JsonSerializable(typeof(JsonFeed.Document))]
internal sealed partial class JsonFeedContext : JsonSerializerContext;
