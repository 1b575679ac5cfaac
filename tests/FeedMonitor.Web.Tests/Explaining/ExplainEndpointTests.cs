using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Explaining;

public sealed class ExplainEndpointTests : ApiTest
{
    private const string Text = "The turbine went to Minsk.\n\nRead also: Propeller sold";

    [Fact]
    public async Task A_stored_watchlist_is_explained_on_a_text_of_ones_own()
    {
        await ApplyAsync();

        var answer = await AskedAsync(new { title = "Deliveries", text = Text, watchlist = "engines" });

        Assert.True(answer["hit"]!.GetValue<bool>());
        Assert.Equal(("terms", true, "The turbine went to Minsk."), (answer["parts"]![0]!["part"]!.GetValue<string>(), answer["parts"]![0]!["holds"]!.GetValue<bool>(), answer["parts"]![0]!["evidence"]![0]!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task So_is_one_that_is_not_saved()
    {
        var answer = await AskedAsync(new { title = "Deliveries", text = Text, source = "id: draft\nquery: turbine AND harbour\nfeeds: [News]\n" });

        Assert.False(answer["hit"]!.GetValue<bool>());
        Assert.Equal([("turbine", true), ("harbour", false)], answer["parts"]!.AsArray().Where(part => part!["part"]!.GetValue<string>() == "query").Select(part => (part!["asks"]!.GetValue<string>(), part["holds"]!.GetValue<bool>())));
        Assert.NotEmpty(answer["parts"]!.AsArray()[^1]!["reasons"]!.AsArray());
    }

    [Fact]
    public async Task A_page_is_cleaned_first()
    {
        await ApplyAsync();

        var answer = await AskedAsync(new
        {
            text = "<html><body><nav><a href='/a'>Turbine news</a></nav><article><h1>Deliveries</h1><p>The ship went to Minsk, said the minister, and nobody asked him what for.</p></article></body></html>",
            watchlist = "engines",
        });

        Assert.False(answer["hit"]!.GetValue<bool>());
        Assert.Equal("silent-zone", answer["parts"]![0]!["reasons"]![0]!["kind"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("[]", 400, null)]
    [InlineData("""{ "watchlist": "engines" }""", 400, "text")]
    [InlineData("""{ "text": "a" }""", 400, "watchlist")]
    [InlineData("""{ "text": "a", "watchlist": "engines", "source": "id: a" }""", 400, "source")]
    [InlineData("""{ "text": "a", "watchlist": "engines", "list": "x" }""", 400, "list")]
    [InlineData("""{ "text": "a", "watchlist": "nobody" }""", 404, null)]
    [InlineData("""{ "text": "a", "watchlist": "../engines" }""", 404, null)]
    [InlineData("""{ "text": "a", "source": "id: a" }""", 422, null)]
    public async Task A_question_that_is_wrong_is_told_by_its_field(string body, int status, string? field)
    {
        await ApplyAsync();

        using var response = await PostAsync(body);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(field, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["errors"]?.AsArray().FirstOrDefault()?["field"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_text_that_no_article_has_is_not_looked_at()
    {
        await ApplyAsync();

        using var response = await PostAsync(JsonSerializer.Serialize(new { text = new string('a', 500_001), watchlist = "engines" }));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private Task ApplyAsync() => Api.Get<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse("engines"), "Engines", [Term.Parse("turbine")], [])], Cancel);

    private Task<HttpResponseMessage> PostAsync(string body) => Api.SendAsync(HttpMethod.Post, "/api/explain", body, "application/json");

    private async Task<JsonNode> AskedAsync(object question)
    {
        using var response = await PostAsync(JsonSerializer.Serialize(question));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
    }
}
