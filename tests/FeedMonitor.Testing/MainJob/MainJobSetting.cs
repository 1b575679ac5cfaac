using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Testing.MainJob;

/// <summary>
/// The case that started the project: a feed whose item carries an aggregator's page as flattened text, a watchlist for a word of the
/// article, one for words that stand only around it, and a webhook.
/// </summary>
public sealed class MainJobSetting : IAsyncDisposable
{
    /// <summary>Where the feed is.</summary>
    public const string FeedPath = "/feed.xml";

    /// <summary>Where alerts are posted.</summary>
    public const string HookPath = "/hooks/ops";

    private readonly TempFolder folder = new();
    private LoopbackServer? server;

    /// <summary>The sentence of the article that holds the watched word.</summary>
    public static string Sentence { get; } = SentenceWith("nitrocellulose");

    /// <summary>The server of feed and webhook.</summary>
    public LoopbackServer Server => server!;

    /// <summary>The configuration folder.</summary>
    public string ConfigFolder => folder.Path;

    /// <summary>The bodies that the webhook got, in order, with the header that names the alert.</summary>
    public IReadOnlyList<(string WebhookId, JsonNode Body)> Alerts =>
        [.. Server.ReceivedAt(HookPath).Select(request => (request.Headers["webhook-id"], JsonNode.Parse(request.Body)!))];

    /// <summary>How often the feed was asked for.</summary>
    public int Polls => Server.ReceivedAt(FeedPath).Count;

    /// <summary>Sets everything up.</summary>
    /// <param name="hookUrl">How <c>channels.yaml</c> names the webhook's address; null for the address itself.</param>
    public static async Task<MainJobSetting> StartAsync(string? hookUrl = null)
    {
        var setting = new MainJobSetting { server = await LoopbackServer.StartAsync() };
        setting.ServePage("sample-guid-1");
        setting.Server.Answer(HookPath, 200);
        setting.WriteConfiguration(hookUrl ?? setting.Server.Url(HookPath));
        return setting;
    }

    /// <summary>Serves the feed with the page as its one item.</summary>
    public void ServePage(string guid) => Server.ServeFeed(FeedPath, Feed(PageItem(guid)));

    /// <summary>Serves the feed with the page and one item more.</summary>
    public void ServePageAnd(string guid, string title, string text) =>
        Server.ServeFeed(FeedPath, Feed(PageItem("sample-guid-1") + Item(guid, title, "/news/" + guid, text)));

    /// <summary>Serves the feed with the page, by a server that knows no validators.</summary>
    public void ServePageWithoutValidators(string guid)
    {
        var xml = Feed(PageItem(guid));
        Server.Handle(FeedPath, context => context.Response.WriteAsync(xml));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private void WriteConfiguration(string hookUrl)
    {
        folder.Write("feeds.opml", $"""
            <opml version="2.0"><body><outline type="rss" text="Harbour News" xmlUrl="{Server.Url(FeedPath)}"/></body></opml>
            """);
        folder.Write("watchlists/dual-use.yaml", """
            id: dual-use
            name: Dual-use goods
            terms: [nitrocellulose]
            alert: { channels: [ops] }
            """);
        folder.Write("watchlists/noise.yaml", """
            id: noise
            name: Words around the article
            terms: [corruption, Akismet, cookie*]
            alert: { channels: [ops] }
            """);
        folder.Write("channels.yaml", $$"""
            channels:
              - { id: ops, kind: webhook, url: "{{hookUrl}}" }
            """);
    }

    private string PageItem(string guid) => Item(guid, SamplePage.Aggregator.Title, "/news/coaster", SamplePage.Aggregator.Text);

    private string Item(string guid, string title, string path, string text) => $"""
        <item><guid isPermaLink="false">{guid}</guid><title>{WebUtility.HtmlEncode(title)}</title><link>{Server.Url(path)}</link>
        <description>{WebUtility.HtmlEncode(text)}</description></item>
        """;

    private string Feed(string items) =>
        $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour News</title><link>{Server.Address}</link>{items}</channel></rss>""";

    private static string SentenceWith(string word)
    {
        var paragraph = SamplePage.Aggregator.Body.Single(paragraph => paragraph.Contains(word, StringComparison.Ordinal));
        return paragraph.Split(". ").Single(sentence => sentence.Contains(word, StringComparison.Ordinal)).TrimEnd('.') + ".";
    }
}
