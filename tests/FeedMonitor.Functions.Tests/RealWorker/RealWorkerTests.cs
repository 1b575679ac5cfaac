using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Functions.RealWorker.Protocol;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>The app upon the real worker, in the hands of a host that speaks its protocol.</summary>
public sealed class RealWorkerTests(RunningApp app) : IClassFixture<RunningApp>
{
    // How long a broken worker may keep the suite.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_its_functions_with_their_triggers()
    {
        var worker = await app.GetAsync(Cancel);

        var triggers = worker.Functions.Values.ToDictionary(
            function => function.Name, function => JsonNode.Parse(function.RawBindings[0])!, StringComparer.Ordinal);
        Assert.Equal(
            ["Api", "Dashboard", "DeliverAlert", "PlanPolls", "PollFeeds", "PruneHistory", "SweepOutbox"], triggers.Keys.Order(StringComparer.Ordinal));
        string Of(string function, string property) => triggers[function][property]!.GetValue<string>();
        Assert.Equal(("httpTrigger", "Function", "api/{*path}"), (Of("Api", "type"), Of("Api", "authLevel"), Of("Api", "route")));
        Assert.Equal(("httpTrigger", "Anonymous", "{*path}"), (Of("Dashboard", "type"), Of("Dashboard", "authLevel"), Of("Dashboard", "route")));
        Assert.Equal(("queueTrigger", Queues.Alerts), (Of("DeliverAlert", "type"), Of("DeliverAlert", "queueName")));
        Assert.Equal(("queueTrigger", Queues.Polls), (Of("PollFeeds", "type"), Of("PollFeeds", "queueName")));
        Assert.Equal(("timerTrigger", Schedules.PlanPolls), (Of("PlanPolls", "type"), Of("PlanPolls", "schedule")));
        Assert.Equal(("timerTrigger", Schedules.SweepOutbox), (Of("SweepOutbox", "type"), Of("SweepOutbox", "schedule")));
        Assert.Equal(("timerTrigger", Schedules.PruneHistory), (Of("PruneHistory", "type"), Of("PruneHistory", "schedule")));
    }

    [Fact]
    public async Task It_does_the_main_job_and_a_second_round_sends_nothing()
    {
        var worker = await app.GetAsync(Cancel);
        await app.RunAsync(worker, Cancel);

        Assert.Equal(1, app.Setting.Polls);
        var (webhookId, body) = Assert.Single(app.Setting.Alerts);
        Assert.Equal(webhookId, body["id"]!.GetValue<string>());
        var evidence = Assert.Single(body["evidence"]!.AsArray())!;
        Assert.Equal(
            ("nitrocellulose", MainJobSetting.Sentence, "body"),
            (evidence["term"]!.GetValue<string>(), evidence["text"]!.GetValue<string>(), evidence["zone"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("PollFeeds", "message")]
    [InlineData("DeliverAlert", "'{' is not an alert id")]
    public async Task A_message_that_is_none_of_ours_fails_so_that_the_host_keeps_it(string function, string reason)
    {
        var worker = await app.GetAsync(Cancel);

        var result = await worker.HandOverAsync(function, "{", Cancel);

        Assert.Equal(StatusResult.Types.Status.Failure, result.Status);
        Assert.Contains(reason, result.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_answers_behind_the_catch_all()
    {
        var health = await GetAsync("Api", "/api/health");
        var hits = await GetAsync("Api", "/api/hits?watchlist=dual-use&limit=1");
        var unknown = await GetAsync("Api", "/api/nothing/here");

        Assert.Equal(HttpStatusCode.OK, health.Status);
        var hit = Assert.Single(JsonNode.Parse(hits.Text)!["hits"]!.AsArray())!;
        Assert.Equal("dual-use", hit["watchlist"]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.NotNull(JsonNode.Parse(unknown.Text)!["detail"]);
    }

    [Theory]
    [InlineData("Api", "/api/health")]
    [InlineData("Dashboard", "/")]
    public async Task A_probe_by_HEAD_is_answered(string function, string path)
    {
        var worker = await app.GetAsync(Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var answer = await worker.SendAsync(function, request, Cancel);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
        Assert.Contains("\"head\"", worker.Functions[function].RawBindings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_leaves_no_line_in_the_log()
    {
        var worker = await app.GetAsync(Cancel);

        await GetAsync("Api", "/api/health?quiet");

        // A line would come by another way than the answer, and after it: what comes after both, by that way, is waited for.
        await worker.HandOverAsync("DeliverAlert", "a sign", Cancel);
        await worker.Log.HeardAsync("'a sign' is not an alert id").WaitAsync(Patience, Cancel);
        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("/api/health?quiet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_and_what_it_loads_are_served()
    {
        var page = await GetAsync("Dashboard", "/");
        var unknown = await GetAsync("Dashboard", "/nothing.js");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.Type));
        Assert.Contains("Feed Monitor", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task A_body_reaches_the_endpoints_and_an_edit_goes_into_the_storage()
    {
        var worker = await app.GetAsync(Cancel);

        var wrong = await SendAsync(worker, HttpMethod.Put, "/api/watchlists/ships", "id: ships\nname: Ships\nterms: ['\"open']\nalert: { channels: [ops] }\n");
        var right = await SendAsync(worker, HttpMethod.Put, "/api/watchlists/ships", "id: ships\nname: Ships\nterms: [coaster]\nalert: { channels: [ops] }\n");
        var listed = await GetAsync("Api", "/api/watchlists/ships");
        var gone = await SendAsync(worker, HttpMethod.Delete, "/api/watchlists/ships", null, right.ETag);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(3, JsonNode.Parse(wrong.Text)!["errors"]![0]!["line"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Created, right.Status);
        Assert.Contains("coaster", listed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
    }

    [Fact]
    public async Task A_wrong_file_ends_the_start_and_the_log_names_its_line()
    {
        await app.GetAsync(Cancel);
        using var config = new TempFolder();
        config.Write("feeds.opml", "<opml><body/></opml>");
        config.Write("channels.yaml", "channels: []");
        config.Write("watchlists/a.yaml", "id: a\nterms: [x]\nalert: { channels: [nobody] }\n");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => WorkerProcess.StartAsync(app.Settings(config.Path), Cancel));

        Assert.Contains("a.yaml:3: unknown channel 'nobody'", error.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string? Type, string Text)> GetAsync(string function, string path)
    {
        var worker = await app.GetAsync(Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await worker.SendAsync(function, request, Cancel);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<(HttpStatusCode Status, string Text, string? ETag)> SendAsync(WorkerProcess worker, HttpMethod method, string path, string? yaml, string? etag = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (yaml is not null)
        {
            request.Content = new StringContent(yaml, Encoding.UTF8, "application/yaml");
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }
        else if (method == HttpMethod.Put)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        using var answer = await worker.SendAsync("Api", request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.ETag?.ToString());
    }
}
