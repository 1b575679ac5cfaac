using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Web.Hits;

public sealed class HitsEndpointTests : ApiTest
{
    [Fact]
    public async Task Without_hits_the_list_is_empty() => AssertJson("""{ "hits": [], "next": null }""", await Api.GetJsonAsync("/api/hits"));

    [Fact]
    public async Task A_hit_is_told_with_its_item_its_proof_and_its_alerts()
    {
        var hit = Sample.Hit(1);
        await RecordAsync(hit);

        AssertJson(
            $$"""
            {
              "hits": [
                {
                  "id": "{{hit.Id}}",
                  "watchlist": { "id": "dual-use", "name": "Товари подвійного використання" },
                  "item": {
                    "id": "{{hit.Item}}",
                    "title": "Верстати 1",
                    "link": "https://news.example/1",
                    "published": "2026-03-14T09:00:00+00:00",
                    "feed": { "id": "{{hit.Feed}}", "title": "News 1", "url": "https://news1.example/feed.xml" }
                  },
                  "foundAt": "2026-03-14T09:26:54+00:00",
                  "score": 3,
                  "evidence": [ { "term": "верстат*", "text": "Верстати поїхали далі.", "zone": "lead", "start": 12, "length": 8, "clause": "terms", "reference": null } ],
                  "alerts": [ { "id": "{{hit.Alerts[0].Id}}", "channel": "desk", "state": "owed", "at": "2026-03-14T09:26:53+00:00", "reason": null, "digest": null } ],
                  "story": { "id": "{{hit.Item}}", "sources": [ { "title": "News 1", "link": "https://news.example/1" } ] },
                  "sentences": [ { "stretches": [ { "text": "Верстати", "isTerm": true }, { "text": " поїхали далі.", "isTerm": false } ] } ],
                  "why": [ "верстат*" ]
                }
              ],
              "next": null
            }
            """,
            await Api.GetJsonAsync("/api/hits"));
    }

    [Fact]
    public async Task Hits_that_tell_one_story_name_it_and_each_other()
    {
        var signature = StorySignature.Of(new StoryText(
            "Three dead as ferry capsizes off Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island."));
        Hit[] hits = [Sample.Hit(1) with { Signature = signature }, Sample.Hit(2) with { Signature = signature, FeedTitle = "News 2" }];
        await RecordAsync(hits);

        var stories = (await Api.GetJsonAsync("/api/hits"))["hits"]!.AsArray().Select(hit => hit!["story"]!).ToArray();

        Assert.Equal([hits[0].Item.Value, hits[0].Item.Value], stories.Select(story => story["id"]!.GetValue<string>()));
        Assert.Equal(["News 2", "News 1"], stories[0]["sources"]!.AsArray().Select(source => source!["title"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Letters_of_all_scripts_stand_as_they_are_and_HTML_does_not()
    {
        await RecordAsync(Sample.Hit(1) with { Title = "<script>alert('x')</script> Київ & 漢字" });

        var text = (await Api.GetAsync("/api/hits")).Text;

        Assert.Contains("\\u003Cscript\\u003E", text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('>', text);
        Assert.DoesNotContain('\'', text);
        Assert.Contains("Київ \\u0026 漢字", text, StringComparison.Ordinal);
        Assert.Equal("<script>alert('x')</script> Київ & 漢字", JsonNode.Parse(text)!["hits"]![0]!["item"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fifty_hits_come_unless_asked_otherwise()
    {
        await RecordAsync([.. Enumerable.Range(1, 60).Select(number => Sample.Hit(number))]);

        Assert.Equal(50, (await Api.GetJsonAsync("/api/hits"))["hits"]!.AsArray().Count);
        Assert.Equal(60, (await Api.GetJsonAsync("/api/hits?limit=500"))["hits"]!.AsArray().Count);
        Assert.Single((await Api.GetJsonAsync("/api/hits?limit=1"))["hits"]!.AsArray());
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first()
    {
        await RecordAsync([.. Enumerable.Range(1, 7).Select(number => Sample.Hit(number))]);

        Assert.Equal([["Верстати 7", "Верстати 6", "Верстати 5"], ["Верстати 4", "Верстати 3", "Верстати 2"], ["Верстати 1"]], await PagesAsync("/api/hits?limit=3"));
    }

    [Fact]
    public async Task Hits_are_filtered_by_watchlist_and_feed_on_every_page()
    {
        await RecordAsync([.. Enumerable.Range(1, 12).Select(number => Sample.Hit(number, number % 2 == 0 ? "even" : "odd", number % 3 == 0 ? 2 : 1))]);
        var second = Sample.Feed(2).Id;

        Assert.Equal([["Верстати 12", "Верстати 10", "Верстати 8", "Верстати 6"], ["Верстати 4", "Верстати 2"]], await PagesAsync("/api/hits?limit=4&watchlist=even"));
        Assert.Equal([["Верстати 12", "Верстати 9"], ["Верстати 6", "Верстати 3"]], await PagesAsync($"/api/hits?limit=2&feed={second}"));
        Assert.Equal([["Верстати 9", "Верстати 3"]], await PagesAsync($"/api/hits?limit=2&watchlist=odd&feed={second}"));
        Assert.Equal([[]], await PagesAsync("/api/hits?watchlist=none"));
        Assert.Equal([[]], await PagesAsync($"/api/hits?feed={Sample.Feed(9).Id}"));
    }

    [Fact]
    public async Task Hits_are_found_by_time_and_text()
    {
        await RecordAsync([.. Enumerable.Range(1, 6).Select(number => Sample.Hit(number))]);

        Assert.Equal([["Верстати 4", "Верстати 3"]], await PagesAsync("/api/hits?from=2026-03-14T09:26:56Z&to=2026-03-14T09:26:58Z"));
        Assert.Equal([["Верстати 4", "Верстати 3"]], await PagesAsync("/api/hits?from=2026-03-14T11:26:56%2B02:00&to=2026-03-14T09:26:58.0000Z"));
        Assert.Equal([[]], await PagesAsync("/api/hits?from=2026-03-15"));
        Assert.Equal([["Верстати 5"]], await PagesAsync("/api/hits?text=%D0%B2%D0%B5%D1%80%D1%81%D1%82%D0%B0%D1%82%D0%B8%205"));
    }

    [Fact]
    public async Task A_hit_is_found_by_its_id()
    {
        var hit = Sample.Hit(1);
        await RecordAsync(hit, Sample.Hit(2));

        Assert.Equal(hit.Id.Value, (await Api.GetJsonAsync($"/api/hits/{hit.Id}"))["id"]!.GetValue<string>());
        foreach (var id in (string[])["nothing", "0123456789abcdef0123456789abcdef", "..%2F..", new string('x', 3_000)])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/hits/{id}")).Status);
        }
    }

    [Theory]
    [InlineData("from=yesterday", "from is 'yesterday', expected a time such as 2026-03-14T09:30Z or a day.")]
    [InlineData("to=14.03.2026", "to is '14.03.2026', expected a time such as 2026-03-14T09:30Z or a day.")]
    [InlineData("text=%20", "text is ' ', expected 1 to 200 characters.")]
    [InlineData("limit=0", "limit is '0', expected a number from 1 to 500.")]
    [InlineData("limit=501", "limit is '501', expected a number from 1 to 500.")]
    [InlineData("limit=-1", "limit is '-1', expected a number from 1 to 500.")]
    [InlineData("limit=x", "limit is 'x', expected a number from 1 to 500.")]
    [InlineData("limit=", "limit is '', expected a number from 1 to 500.")]
    [InlineData("limit=99999999999", "limit is '99999999999', expected a number from 1 to 500.")]
    [InlineData("limit=1&limit=2", "limit is given 2 times, expected once.")]
    [InlineData("feed=none", "feed is 'none', expected the id of a feed.")]
    [InlineData("feed=%00'%20or%20true", "feed is ' ' or true', expected the id of a feed.")]
    [InlineData("from=0001-01-01T00:00%2B14:00", "from is '0001-01-01T00:00+14:00', expected a time such as 2026-03-14T09:30Z or a day.")]
    [InlineData("to=9999-12-31T23:59-12:00", "to is '9999-12-31T23:59-12:00', expected a time such as 2026-03-14T09:30Z or a day.")]
    [InlineData("until=2026-03-14", "There is no parameter 'until' here, expected some of limit, cursor, watchlist, feed, from, to, text.")]
    [InlineData("watchlist=Not%20one", "watchlist is 'Not one', expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first.")]
    [InlineData("watchlist=", "watchlist is '', expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first.")]
    [InlineData("cursor=x", "cursor is 'x', expected the next of the page before.")]
    [InlineData("cursor=", "cursor is '', expected the next of the page before.")]
    [InlineData("cursor=0000000000000000000:0123456789abcdef0123456789abcdeg", "cursor is '0000000000000000000:0123456789abcdef0123456789abcdeg', expected the next of the page before.")]
    public async Task A_question_that_is_wrong_is_told_what_was_expected(string query, string title)
    {
        var answer = await Api.GetAsync($"/api/hits?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.ContentType.Split(';')[0]));
        Assert.Equal(400, answer.Json["status"]!.GetValue<int>());
        Assert.Equal(title, answer.Json["detail"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("from=0001-01-01&to=9999-12-31T23:59:59.9999999Z")]
    [InlineData("code=0123456789abcdef&clientId=default")]
    [InlineData("LIMIT=3")]
    public async Task The_ends_of_time_and_a_key_are_no_mistake(string query) => Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync($"/api/hits?{query}")).Status);

    [Fact]
    public async Task What_was_asked_is_repeated_without_HTML()
    {
        var answer = await Api.GetAsync("/api/hits?limit=%3Cscript%3E");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain('<', answer.Text);
    }

    private Task RecordAsync(params Hit[] hits) => Api.Get<IHitStore>().RecordAsync(hits, Cancel);

    private async Task<List<string[]>> PagesAsync(string path)
    {
        var pages = new List<string[]>();
        string? cursor = null;
        do
        {
            Assert.True(pages.Count < 20, "The pages do not end.");
            var page = await Api.GetJsonAsync(path + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
            pages.Add([.. page["hits"]!.AsArray().Select(hit => hit!["item"]!["title"]!.GetValue<string>())]);
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        return pages;
    }
}
