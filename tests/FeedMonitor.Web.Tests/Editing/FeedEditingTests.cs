using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

public sealed class FeedEditingTests : ApiTest
{
    private const string Rss = """<rss version="2.0"><channel><title>Ports &amp; Ships</title><item><title>One</title></item></channel></rss>""";

    private static readonly string News = FeedId.Of(FeedUrl.Parse("https://news.example/feed.xml")).Value;

    [Fact]
    public async Task The_feed_of_a_site_is_found_and_listed_and_the_rest_of_the_file_stays()
    {
        await using var site = await LoopbackServer.StartAsync();
        site.ServeFeed("/rss", Rss);
        site.Handle("/", context => context.Response.WriteAsync("<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>", Cancel));

        using var response = await AddAsync($$"""{ "url": "{{site.Url("/")}}", "group": "World / Trade" }""");

        var added = await JsonOf(response);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(("Ports & Ships", site.Url("/rss")), ((string)added["feed"]!["title"]!, (string)added["feed"]!["url"]!));
        AssertJson("""["World", "Trade"]""", added["feed"]!["groups"]);
        Assert.Equal($"/api/feeds/{added["feed"]!["id"]}", response.Headers.Location!.OriginalString);
        Assert.Equal(
            SampleConfiguration.Feeds.Replace(
                "    </outline>\n",
                $"      <outline text=\"Trade\">\n        <outline type=\"rss\" text=\"Ports &amp; Ships\" xmlUrl=\"{site.Url("/rss")}\"/>\n      </outline>\n    </outline>\n",
                StringComparison.Ordinal),
            List());
        Assert.Single((await Api.GetJsonAsync("/api/feeds"))["feeds"]!.AsArray(), feed => (string)feed!["title"]! == "Ports & Ships");
    }

    [Fact]
    public async Task A_feed_that_is_listed_is_told_by_its_id()
    {
        using var response = await AddAsync("""{ "url": "http://www.news.example/feed.xml" }""");

        Assert.Equal((HttpStatusCode.Conflict, News), (response.StatusCode, (string)(await JsonOf(response))["feedId"]!));
    }

    [Fact]
    public async Task A_page_that_names_no_feed_and_a_server_that_fails_are_told()
    {
        await using var site = await LoopbackServer.StartAsync();
        site.Handle("/page", context => context.Response.WriteAsync("<html><body>Nothing</body></html>", Cancel));
        site.Answer("/down", 500);

        using var page = await AddAsync($$"""{ "url": "{{site.Url("/page")}}" }""");
        using var down = await AddAsync($$"""{ "url": "{{site.Url("/down")}}" }""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (page.StatusCode, down.StatusCode));
        Assert.Contains("is no feed", (string)(await JsonOf(page))["detail"]!, StringComparison.Ordinal);
        Assert.Contains("500", (string)(await JsonOf(down))["detail"]!, StringComparison.Ordinal);
        Assert.Equal(SampleConfiguration.Feeds, List());
    }

    [Theory]
    [InlineData("""{ "url": "ftp://x.example/" }""", "url")]
    [InlineData("""{ "title": "No address" }""", "url")]
    [InlineData("""{ "url": 5 }""", "url")]
    [InlineData("""{ "url": "https://x.example/", "colour": "red" }""", "colour")]
    [InlineData("""{ "url": """, "url")]
    public async Task A_question_that_is_malformed_names_the_field(string body, string field)
    {
        using var response = await AddAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (response.StatusCode, (string)(await JsonOf(response))["errors"]![0]!["field"]!));
    }

    [Fact]
    public async Task A_feed_gets_another_title_and_policy_and_the_rest_of_its_outline_stays()
    {
        using var response = await PutAsync("""{ "title": "Novosti <1>", "groups": ["World"], "fullText": "never" }""", await TagAsync());

        var feed = await JsonOf(response);
        Assert.Equal((HttpStatusCode.OK, "Novosti <1>", "never"), (response.StatusCode, (string)feed["title"]!, (string)feed["fullText"]!["policy"]!));
        Assert.Equal(
            SampleConfiguration.Feeds
                .Replace("text=\"News\"", "text=\"Novosti &lt;1&gt;\"", StringComparison.Ordinal)
                .Replace("xmlns:x=\"urn:x\"/>", "xmlns:x=\"urn:x\" fullText=\"never\"/>", StringComparison.Ordinal),
            List());
    }

    [Fact]
    public async Task A_feed_moves_to_another_group_with_all_that_its_outline_says()
    {
        using var response = await PutAsync("""{ "title": "News", "groups": ["Trade"] }""", await TagAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<outline text=\"Trade\">\n      <outline type=\"rss\" text=\"News\" xmlUrl=\"https://news.example/feed.xml\" x:note=\"kept\" xmlns:x=\"urn:x\"/>", List(), StringComparison.Ordinal);
        Assert.Contains("<!-- Read daily. -->", List(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_listed_in_no_more_groups_than_a_list_can_be_read_with()
    {
        using var response = await PutAsync($$"""{ "title": "News", "groups": [{{string.Join(',', Enumerable.Repeat("\"a\"", 10_000))}}] }""", await TagAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(SampleConfiguration.Feeds, List());
    }

    [Fact]
    public async Task Of_two_who_read_one_version_of_a_feed_the_second_is_told()
    {
        var tag = await TagAsync();
        using var first = await PutAsync("""{ "title": "First" }""", tag);
        using var second = await PutAsync("""{ "title": "Second" }""", tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_feed_that_a_watchlist_looks_at_is_not_removed()
    {
        Api.Config.Write("watchlists/engines.yaml", "id: engines\nterms: [turbine]\nfeeds: [News]\n");

        using var response = await Api.SendAsync(HttpMethod.Delete, $"/api/feeds/{News}", ("If-Match", "*"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.StartsWith("watchlists/engines.yaml:3: unknown feed 'News'", (string)(await JsonOf(response))["errors"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(SampleConfiguration.Feeds, List());
    }

    [Fact]
    public async Task A_removed_feed_is_polled_no_more()
    {
        var tag = await TagAsync();

        using var response = await Api.SendAsync(HttpMethod.Delete, $"/api/feeds/{News}", ("If-Match", tag));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await Api.Get<IFeedStore>().ListAsync(Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/feeds/{News}")).Status);
    }

    [Fact]
    public async Task The_list_goes_out_and_comes_in_as_opml()
    {
        using var exported = await Api.SendAsync("/api/feeds.opml");
        Assert.Equal(("attachment", "text/x-opml"), (exported.Content.Headers.ContentDisposition!.DispositionType, exported.Content.Headers.ContentType!.MediaType));
        Assert.Equal(SampleConfiguration.Feeds, await exported.Content.ReadAsStringAsync(Cancel));

        using var response = await Api.SendAsync(
            HttpMethod.Post,
            "/api/feeds/import",
            "<opml><body>\n<outline text='A' xmlUrl='https://a.example/feed'/>\n<outline text='N' xmlUrl='https://news.example/feed.xml'/>\n<outline text='B' xmlUrl='ftp://b.example/'/></body></opml>",
            "text/x-opml");

        var imported = await JsonOf(response);
        Assert.Equal((1, 1, 4), ((int)imported["added"]!, (int)imported["known"]!, (int)imported["skipped"]![0]!["line"]!));
        Assert.Equal(2, (await Api.Get<IFeedStore>().ListAsync(Cancel)).Count);
    }

    [Fact]
    public async Task What_is_no_list_is_not_imported()
    {
        using var wrong = await Api.SendAsync(HttpMethod.Post, "/api/feeds/import", "<html></html>", "text/xml");
        using var other = await Api.SendAsync(HttpMethod.Post, "/api/feeds/import", "<opml/>", "text/plain");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnsupportedMediaType), (wrong.StatusCode, other.StatusCode));
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

    private string List() => File.ReadAllText(Path.Combine(Api.Config.Path, "feeds.opml"));

    private Task<HttpResponseMessage> AddAsync(string body) => Api.SendAsync(HttpMethod.Post, "/api/feeds", body, "application/json");

    private Task<HttpResponseMessage> PutAsync(string body, string tag) => Api.SendAsync(HttpMethod.Put, $"/api/feeds/{News}", body, "application/json", ("If-Match", tag));

    private async Task<string> TagAsync()
    {
        await Api.Get<IFeedStore>().ApplyAsync(Api.Get<ConfigurationInForce>().Current.Feeds, Cancel);
        using var response = await Api.SendAsync($"/api/feeds/{News}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.ETag!.ToString();
    }
}
