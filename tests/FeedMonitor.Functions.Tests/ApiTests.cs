using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Hosting;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Web;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Functions;

/// <summary>The API behind the catch-all trigger, over real HTTP: routed to the function first, as the worker does, and then by our endpoints.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private WebApplication? app;
    private HttpClient? client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
        builder.Services.AddFeedMonitor(builder.Configuration, Path.Combine(FeedMonitor.Testing.Repository.Root, "config"));
        builder.Services.AddSingleton<ApiPipeline>();
        app = builder.Build();
        app.Map("/function/api/{*path}", async (HttpContext context) =>
        {
            context.Request.Path = context.Request.Path.Value!["/function".Length..];
            await (await new Api(app.Services.GetRequiredService<ApiPipeline>()).RunAsync(context.Request)).ExecuteAsync(context);
        });
        app.UseApiGuard();
        app.MapFeedMonitor();
        await app.StartAsync(Cancel);
        client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/api/hits")]
    [InlineData("/api/hits?limit=3")]
    [InlineData("/api/hits?limit=none")]
    [InlineData("/api/watchlists")]
    [InlineData("/api/feeds")]
    [InlineData("/api/nothing/here")]
    public async Task Both_hosts_give_the_same_answer(string path)
    {
        var local = await client!.GetAsync(path, Cancel);
        var function = await client.GetAsync("/function" + path, Cancel);

        Assert.Equal((local.StatusCode, local.Content.Headers.ContentType), (function.StatusCode, function.Content.Headers.ContentType));
        var text = await function.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(await local.Content.ReadAsStringAsync(Cancel), text);
        Assert.NotNull(JsonNode.Parse(text));
    }

    [Theory]
    [InlineData("/api/hits.atom")]
    [InlineData("/api/hits.json?limit=3")]
    [InlineData("/api/watchlists/nothing/hits.atom")]
    public async Task Both_hosts_give_the_same_feeds_of_hits(string path)
    {
        var local = await client!.GetAsync(path, Cancel);
        var function = await client.GetAsync("/function" + path, Cancel);

        Assert.Equal((local.StatusCode, local.Content.Headers.ContentType, local.Headers.ETag), (function.StatusCode, function.Content.Headers.ContentType, function.Headers.ETag));
        Assert.Equal(await local.Content.ReadAsStringAsync(Cancel), await function.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_feed_of_hits_links_to_itself_as_its_reader_asked_the_app_for_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/function/api/hits.json?code=k%2Fey");
        request.Headers.Add("X-Forwarded-Host", "monitor.example");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await client!.SendAsync(request, Cancel);

        var feed = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal("https://monitor.example/api/hits.json?code=k%2Fey", feed["feed_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Health_is_told()
    {
        var health = JsonNode.Parse(await client!.GetStringAsync("/function/api/health", Cancel))!;

        Assert.Equal("ok", health["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("localhost:7071", "Development", 200)]
    [InlineData("[::1]:7071", "Development", 200)]
    [InlineData("rebound.example:7071", "Development", 400)]
    [InlineData("127.0.0.1.rebound.example", "Development", 400)]
    [InlineData("monitor.azurewebsites.net", null, 200)]
    public async Task Under_Core_Tools_which_ask_for_no_key_only_a_request_that_means_this_machine_is_answered(string host, string? environment, int expected)
    {
        app!.Configuration["AZURE_FUNCTIONS_ENVIRONMENT"] = environment;
        var pipeline = new ApiPipeline(app.Services);
        var context = new DefaultHttpContext { RequestServices = app.Services, Request = { Method = "GET", Path = "/api/openapi.json", Host = new HostString(host) } };

        await pipeline.InvokeAsync(context);

        Assert.Equal((expected, expected == 200 ? "application/json" : "application/problem+json"), (context.Response.StatusCode, context.Response.ContentType?.Split(';')[0]));
    }

    [Fact]
    public async Task What_is_only_read_is_not_changed_by_another_method()
    {
        using var response = await client!.PostAsync("/function/api/hits", new StringContent("{}"), Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/health", HttpStatusCode.OK)]
    [InlineData("/api/hits/nothing", HttpStatusCode.NotFound)]
    public async Task Whoever_asks_without_wanting_a_body_is_answered_on_both_hosts(string path, HttpStatusCode expected)
    {
        foreach (var host in (string[])["", "/function"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, host + path);
            using var response = await client!.SendAsync(request, Cancel);

            Assert.Equal((expected, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel)));
        }
    }
}
