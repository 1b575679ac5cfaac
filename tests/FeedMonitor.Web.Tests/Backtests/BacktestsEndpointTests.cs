using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Backtests;

public sealed class BacktestsEndpointTests : ApiTest
{
    [Fact]
    public async Task A_back_test_tells_how_far_it_is_and_then_what_came_of_it()
    {
        await KeepAsync();

        var events = await RunAsync("""{ "watchlist": "tools", "days": 7, "against": "ends" }""");

        Assert.Equal(["progress", "report"], events.Select(e => e.EventType).Distinct());
        var report = JsonNode.Parse(events[^1].Data)!;
        Assert.Equal((3, 3), (report["items"]!.GetValue<int>(), report["hits"]!["count"]!.GetValue<int>()));
        Assert.Equal(("2026-03-14", 3), (report["hits"]!["days"]!.AsArray()[^1]!["day"]!.GetValue<string>(), report["hits"]!["days"]!.AsArray()[^1]!["hits"]!.GetValue<int>()));
        Assert.Equal("верстат*", report["hits"]!["terms"]![0]!["term"]!.GetValue<string>());
        Assert.Equal("Верстати", report["hits"]!["samples"]![0]!["sentences"]![0]!["stretches"]![0]!["text"]!.GetValue<string>());
        Assert.Equal((3, 0, 0), (report["diff"]!["againstHits"]!.GetValue<int>(), report["diff"]!["new"]!["count"]!.GetValue<int>(), report["diff"]!["lost"]!["count"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Nothing_that_is_kept_gives_no_hits()
    {
        await ApplyAsync();

        Assert.Equal(0, JsonNode.Parse((await RunAsync("""{ "watchlist": "tools" }"""))[^1].Data)!["hits"]!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_watchlist_that_is_not_saved_is_tested_against_the_saved_one()
    {
        await KeepAsync();

        var report = JsonNode.Parse((await RunAsync("""{ "source": "{ id: tools, terms: [подешевшали, кінець] }", "days": 7, "against": "tools" }"""))[^1].Data)!;

        Assert.Equal((3, 3), (report["hits"]!["count"]!.GetValue<int>(), report["diff"]!["againstHits"]!.GetValue<int>()));
        Assert.Equal("кінець", Assert.Single(report["hits"]!["terms"]!.AsArray())!["term"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_that_is_wrong_is_told_where()
    {
        using var answer = await PostAsync("""{ "source": "id: tools\nterms: [a, '\"']\n" }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(2, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["errors"]![0]!["line"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{ "watchlist": 7 }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "watchlist": "tools", "days": 0 }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "watchlist": "tools", "days": 91 }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "watchlist": "none" }""", HttpStatusCode.NotFound)]
    [InlineData("""{ "watchlist": "tools", "against": "none" }""", HttpStatusCode.NotFound)]
    public async Task A_question_that_is_wrong_is_told_so(string body, HttpStatusCode expected)
    {
        await ApplyAsync();

        using var answer = await PostAsync(body);

        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("{}", "watchlist")]
    [InlineData("""{ "watchlist": 7 }""", "watchlist")]
    [InlineData("""{ "watchlist": "tools", "days": 91 }""", "days")]
    [InlineData("""{ "watchlist": "tools", "days": "many" }""", "days")]
    [InlineData("""{ "watchlist": "tools", "since": 7 }""", "since")]
    public async Task A_field_that_is_wrong_is_named(string body, string field)
    {
        using var answer = await PostAsync(body);

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (string?)problem["errors"]![0]!["field"]));
    }

    private Task ApplyAsync() => Api.Get<IWatchlistStore>().ApplyAsync(
        [new Watchlist(WatchlistId.Parse("tools"), "Tools", [Term.Parse("верстат*")], []), new Watchlist(WatchlistId.Parse("ends"), "Ends", [Term.Parse("кінець")], [])], Cancel);

    private async Task KeepAsync()
    {
        await ApplyAsync();
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1)], Cancel);
        await Api.Get<IItemHistory>().AppendAsync([.. Enumerable.Range(1, 3).Select(number => Kept.Of(Sample.Hit(number)))], Cancel);
    }

    private Task<HttpResponseMessage> PostAsync(string body) => Api.PostAsync("/api/backtests", new StringContent(body, MediaTypeHeaderValue.Parse("application/json")));

    private async Task<List<SseItem<string>>> RunAsync(string body)
    {
        using var answer = await PostAsync(body);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var events = new List<SseItem<string>>();
        await foreach (var e in SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel))
        {
            events.Add(e);
        }

        return events;
    }
}
