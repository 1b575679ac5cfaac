using System.Text.Json;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;
using Json.Schema;
using Microsoft.AspNetCore.Routing;

namespace FeedMonitor.Web;

/// <summary>Holds the API's description to the API.</summary>
public sealed class OpenApiTests : ApiTest
{
    private static readonly Hit Hit = Sample.Hit(1);

    [Fact]
    public async Task Every_endpoint_is_described_and_nothing_else_is()
    {
        var described = (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key}"));
        var mapped = Mapped().Where(endpoint => endpoint.Method != "HEAD").Select(endpoint => $"{endpoint.Method} {endpoint.Path}");

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_answers_GET_answers_HEAD_and_the_description_says_so_once()
    {
        Assert.Equal(Mapped().Where(endpoint => endpoint.Method == "GET").Select(endpoint => endpoint.Path), Mapped().Where(endpoint => endpoint.Method == "HEAD").Select(endpoint => endpoint.Path));
        Assert.Contains("HEAD is answered wherever GET is", (await DocumentAsync())["info"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/metrics")]
    [InlineData("/api/hits")]
    [InlineData("/api/hits.csv")]
    [InlineData("/api/hits.jsonl")]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/hits.json")]
    [InlineData("/api/hits/days")]
    [InlineData("/api/hits/{id}")]
    [InlineData("/api/hits/{id}/item")]
    [InlineData("/api/hits/{id}/explanation")]
    [InlineData("/api/stories")]
    [InlineData("/api/alerts")]
    [InlineData("/api/watchlists")]
    [InlineData("/api/feeds")]
    [InlineData("/api/feeds.opml")]
    [InlineData("/api/channels")]
    [InlineData("/api/packs")]
    [InlineData("/api/openapi.json")]
    public async Task An_answer_is_what_its_description_says(string path)
    {
        await FillAsync();

        var answer = await Api.GetAsync(path.Replace("{id}", Hit.Id.Value, StringComparison.Ordinal));

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        await AssertDescribedAsync(path, answer);
    }

    [Theory]
    [InlineData("/api/hits", "?limit=x")]
    [InlineData("/api/hits/{id}", "")]
    [InlineData("/api/alerts", "?state=x")]
    [InlineData("/api/watchlists/{id}", "")]
    [InlineData("/api/feeds/{id}", "")]
    [InlineData("/api/channels/{id}", "")]
    [InlineData("/api/watchlists/{id}/hits.atom", "")]
    public async Task So_is_an_error(string path, string query) => await AssertDescribedAsync(path, await Api.GetAsync(path.Replace("{id}", "nothing", StringComparison.Ordinal) + query));

    [Theory]
    [InlineData("id: a\nterms: [верстат*]", 200)]
    [InlineData("id: a", 422)]
    public async Task So_is_the_explanation_of_a_text(string source, int status)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "/api/explain", JsonSerializer.Serialize(new { text = "Верстати поїхали.", source }), "application/json");

        Assert.Equal(status, (int)response.StatusCode);
        await AssertDescribedAsync("/api/explain", new ApiAnswer(response.StatusCode, response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync(Cancel)), "post");
    }

    private async Task AssertDescribedAsync(string path, ApiAnswer answer, string method = "get")
    {
        var document = await DocumentAsync();
        var content = document["paths"]![path]![method]!["responses"]![$"{(int)answer.Status}"]?["content"] ?? throw new InvalidOperationException($"{path}: {answer.Status} is not described.");
        var (mediaType, described) = Assert.Single(content.AsObject());
        Assert.Equal(mediaType, answer.ContentType.Split(';')[0]);
        if (!mediaType.EndsWith("json", StringComparison.Ordinal) || mediaType == "application/feed+json")
        {
            return;
        }

        var schema = new JsonObject { ["allOf"] = new JsonArray(described!["schema"]!.DeepClone()), ["$defs"] = document["components"]!["schemas"]!.DeepClone() };
        var text = schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var results = JsonSchema.FromText(text).Evaluate(JsonSerializer.SerializeToElement(answer.Json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join("; ", detail.Errors!.Values)}")));
    }

    private (string Method, string Path)[] Mapped() =>
    [
        .. Api.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.Contains("{**", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (method, endpoint.RoutePattern.RawText!))),
    ];

    private async Task<JsonNode> DocumentAsync() => await Api.GetJsonAsync("/api/openapi.json");

    private async Task FillAsync()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1)], Cancel);
        await Api.Get<IWatchlistStore>().ApplyAsync([new Watchlist(Hit.Watchlist, "Dual use", [Term.Parse("верстат*"), Term.Parse("нічого")], ["desk"])], Cancel);
        await Api.Get<IHitStore>().RecordAsync([Hit], Cancel);
        await Api.Get<IItemHistory>().AppendAsync([Kept.Of(Hit)], Cancel);
        var digest = new OwedDigest(Hit.Watchlist, "Dual use", DigestReason.Schedule, Sample.Now, Sample.Now, [new DigestMember(Hit.Alerts[0].Id, Hit.Id, Hit.FoundAt)], DigestPhase.Gathering);
        await Api.Get<IAlertOutbox>().OweAsync([OwedAlert.Of(AlertId.OfDigest(Hit.Watchlist, "desk", [Hit.Alerts[0].Id]), digest, "desk", Sample.Now)], Cancel);
        Api.Get<ChannelCircuits>().Failed("desk", "desk.example answered 429", TimeSpan.FromMinutes(1));
    }
}
