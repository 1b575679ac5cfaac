using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Following;

public sealed class HitFeedTests : FollowTest
{
    [Fact]
    public async Task Atom_is_written_as_its_specification_asks()
    {
        await WatchAsync();
        await RecordAsync(Sample.Hit(1));

        using var answer = await Api.SendAsync("/api/watchlists/dual-use/hits.atom");

        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var expected = XDocument.Parse($"""
            <feed xmlns="http://www.w3.org/2005/Atom">
              <title type="text">Hits of {Name}</title>
              <id>urn:uuid:62b174b8-e29b-8608-8428-1c3462802428</id>
              <updated>2026-03-14T09:26:54Z</updated>
              <author><name>Feed Monitor</name></author>
              <link rel="self" type="application/atom+xml" href="{Api.AddressOf("/api/watchlists/dual-use/hits.atom")}" />
              <entry>
                <id>{UrnOf(Sample.Hit(1))}</id>
                <title type="text">Верстати 1</title>
                <summary type="html">&lt;p&gt;&lt;strong&gt;Верстати&lt;/strong&gt; поїхали далі.&lt;/p&gt;</summary>
                <published>2026-03-14T09:00:00Z</published>
                <updated>2026-03-14T09:26:54Z</updated>
                <author><name>News 1</name><uri>https://news1.example/feed.xml</uri></author>
                <link rel="alternate" href="https://news.example/1" />
                <category term="dual-use" label="{Name}" />
              </entry>
            </feed>
            """);
        Assert.Equal("application/atom+xml; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(expected.ToString(), document.ToString());
    }

    [Fact]
    public async Task JSON_Feed_is_written_as_its_specification_asks()
    {
        await WatchAsync();
        await RecordAsync(Sample.Hit(1) with { AmendedAt = Sample.Now.AddHours(2).ToOffset(TimeSpan.FromHours(7)) });

        var answer = await Api.GetAsync("/api/watchlists/dual-use/hits.json");

        Assert.Equal("application/feed+json; charset=utf-8", answer.ContentType);
        AssertJson(
            $$"""
            {
              "version": "https://jsonfeed.org/version/1.1",
              "title": "Hits of {{Name}}",
              "feed_url": "{{Api.AddressOf("/api/watchlists/dual-use/hits.json")}}",
              "authors": [ { "name": "Feed Monitor" } ],
              "items": [
                {
                  "id": "{{UrnOf(Sample.Hit(1))}}",
                  "url": "https://news.example/1",
                  "title": "Верстати 1",
                  "content_html": "<p><strong>Верстати</strong> поїхали далі.</p>",
                  "date_published": "2026-03-14T09:00:00+00:00",
                  "date_modified": "2026-03-14T11:26:53+00:00",
                  "authors": [ { "name": "News 1", "url": "https://news1.example/feed.xml" } ],
                  "tags": [ "{{Name}}" ]
                }
              ]
            }
            """,
            answer.Json);
    }

    [Theory]
    [InlineData("/api/hits.atom", "Atom")]
    [InlineData("/api/hits.json", "JSON Feed")]
    public async Task The_monitor_itself_can_follow_the_hits(string path, string format)
    {
        Hit[] hits = [.. Enumerable.Range(1, 5).Select(number => Sample.Hit(number, number % 2 == 0 ? "even" : "odd"))];
        await RecordAsync(hits);

        var document = await ReadAsync(path);

        Assert.Equal(("Hits", format), (document.Title, document.Format));
        Assert.Equal(
            hits.Reverse().Select(hit => (UrnOf(hit), hit.Title, hit.Link, hit.Published?.ToUniversalTime(), hit.FoundAt.ToUniversalTime(), hit.FeedTitle, "<p><strong>Верстати</strong> поїхали далі.</p>")),
            document.Items.Select(item => (item.Guid!, item.Title, item.Link, item.Published, item.Updated!.Value, item.Author!, item.Text)));
    }

    [Theory]
    [InlineData("hits.atom")]
    [InlineData("hits.json")]
    public async Task A_watchlist_has_a_feed_of_its_own_hits(string name)
    {
        await WatchAsync("even", "Even & odd");
        await RecordAsync([.. Enumerable.Range(1, 5).Select(number => Sample.Hit(number, number % 2 == 0 ? "even" : "odd"))]);

        var document = await ReadAsync($"/api/watchlists/even/{name}");

        Assert.Equal("Hits of Even & odd", document.Title);
        Assert.Equal(["Верстати 4", "Верстати 2"], document.Items.Select(item => item.Title));
    }

    [Theory]
    [InlineData("hits.atom")]
    [InlineData("hits.json")]
    public async Task A_watchlist_without_hits_has_an_empty_feed(string name)
    {
        await WatchAsync();

        using var first = await Api.SendAsync($"/api/watchlists/dual-use/{name}");
        Api.Time.Advance(TimeSpan.FromDays(1));
        using var second = await Api.SendAsync($"/api/watchlists/dual-use/{name}");

        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
        Assert.Contains(Name, await first.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("Not%20one")]
    [InlineData("%3Cscript%3E")]
    public async Task A_watchlist_that_is_not_there_has_no_feed(string id)
    {
        await WatchAsync();
        await RecordAsync(Sample.Hit(1, "removed"));

        foreach (var name in (string[])["hits.atom", "hits.json"])
        {
            var answer = await Api.GetAsync($"/api/watchlists/{id}/{name}");

            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.ContentType.Split(';')[0]));
            Assert.Equal($"There is no watchlist '{Uri.UnescapeDataString(id)}'.", answer.Json["detail"]!.GetValue<string>());
            Assert.DoesNotContain('<', answer.Text);
        }
    }

    [Theory]
    [InlineData("limit=0", "limit is '0', expected a number from 1 to 500.")]
    [InlineData("cursor=x", "cursor is 'x', expected the next of the page before.")]
    public async Task A_page_that_there_can_not_be_is_told_so(string query, string title)
    {
        var answer = await Api.GetAsync($"/api/hits.atom?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, title), (answer.Status, answer.Json["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_older_hits_follow_by_links_that_keep_what_the_reader_asked_with()
    {
        await RecordAsync([.. Enumerable.Range(1, 5).Select(number => Sample.Hit(number))]);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        List<string[]> pages = [];
        for (var path = "/api/hits.atom?limit=2&code=a%2Bb%3D%3D"; path is not null;)
        {
            var document = XDocument.Parse((await Api.GetAsync(path)).Text).Root!;
            pages.Add([.. document.Elements(atom + "entry").Select(entry => entry.Element(atom + "title")!.Value)]);
            path = document.Elements(atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value;
            Assert.Contains("code=a%2Bb%3D%3D", path ?? "code=a%2Bb%3D%3D", StringComparison.Ordinal);
        }

        Assert.Equal([["Верстати 5", "Верстати 4"], ["Верстати 3", "Верстати 2"], ["Верстати 1"]], pages);
    }

    [Fact]
    public async Task JSON_Feed_names_the_page_of_older_hits_too()
    {
        await RecordAsync(Sample.Hit(1), Sample.Hit(2));

        var next = (await Api.GetAsync("/api/hits.json?limit=1")).Json["next_url"]!.GetValue<string>();

        Assert.Equal("Верстати 1", Assert.Single((await ReadAsync(new Uri(next).PathAndQuery)).Items).Title);
        Assert.Null((await Api.GetAsync(new Uri(next).PathAndQuery)).Json["next_url"]);
    }

    [Fact]
    public async Task A_reader_that_names_no_host_gets_links_relative_to_the_address_that_it_knows()
    {
        await RecordAsync(Sample.Hit(1), Sample.Hit(2));
        var monitor = Api.AddressOf("/");
        using var client = new TcpClient();
        await client.ConnectAsync(monitor.Host, monitor.Port, Cancel);
        await client.GetStream().WriteAsync("GET /api/hits.json?limit=1 HTTP/1.0\r\n\r\n"u8.ToArray(), Cancel);

        using var answer = new StreamReader(client.GetStream());
        var body = (await answer.ReadToEndAsync(Cancel)).Split("\r\n\r\n")[1];

        var feed = JsonNode.Parse(body)!;
        Assert.Equal("/api/hits.json?limit=1", feed["feed_url"]!.GetValue<string>());
        Assert.StartsWith("/api/hits.json?limit=1&cursor=", feed["next_url"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    // RFC 9562 §5.8: the digits of the hit's id, except for version and variant.
    private static string UrnOf(Hit hit)
    {
        var id = hit.Id.Value;
        var variant = "89ab"[Convert.ToInt32(id[16..17], 16) & 3];
        return $"urn:uuid:{id[..8]}-{id[8..12]}-8{id[13..16]}-{variant}{id[17..20]}-{id[20..]}";
    }
}
