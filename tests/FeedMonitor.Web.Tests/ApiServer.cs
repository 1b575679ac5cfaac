using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Web;

/// <summary>An answer of the API.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string ContentType, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;
}

/// <summary>The API over real HTTP, with storage in memory.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;

    private ApiServer(WebApplication app, FakeTimeProvider time, TempFolder config)
    {
        this.app = app;
        Time = time;
        Config = config;
        client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public FakeTimeProvider Time { get; }

    /// <summary>The configuration folder: <see cref="SampleConfiguration"/>.</summary>
    public TempFolder Config { get; }

    public static async Task<ApiServer> StartAsync(ApiKey? key = null, bool allowPrivateNetworks = true, Action<IServiceCollection>? configure = null)
    {
        var time = new FakeTimeProvider(Sample.Now);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddMemoryStorage(new MemoryStorage(time));
        builder.Configuration["Fetch:AllowPrivateNetworks"] = allowPrivateNetworks ? "true" : "false";
        builder.Services.AddFeedMonitorCore(builder.Configuration);
        builder.Services.AddFeedMonitorWeb();
        builder.Services.AddSingleton(new ChannelSet([Sample.Channel]));
        var config = SampleConfiguration.Create();
        builder.Services.AddSampleConfiguration(config);
        if (key is not null)
        {
            builder.Services.AddSingleton(key);
        }

        configure?.Invoke(builder.Services);
        var host = builder.Build();
        // As a host does before it answers anybody.
        _ = host.Services.GetRequiredService<ConfigurationInForce>();
        host.UseApiGuard();
        host.MapFeedMonitor();
        host.MapFeedMonitorPage();
        await host.StartAsync();
        return new ApiServer(host, time, config);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<ApiAnswer> GetAsync(string path, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsStringAsync());
    }

    /// <summary>The address of a path.</summary>
    public Uri AddressOf(string path) => new(client.BaseAddress!, path);

    /// <summary>Sends a request with these headers.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    /// <summary>Sends a request with these headers.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a body.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body, CancellationToken? cancel = null) =>
        client.PostAsync(new Uri(path, UriKind.Relative), body, cancel ?? TestContext.Current.CancellationToken);

    /// <summary>Sends a request with a body and these headers.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string mediaType, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, Encoding.UTF8.GetBytes(body), mediaType, headers);

    /// <inheritdoc cref="SendAsync(HttpMethod, string, string, string, ValueTuple{string, string}[])" />
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, byte[] body, string mediaType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } } };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A good answer's body.</summary>
    public async Task<JsonNode> GetJsonAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        return answer.Json;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Config.Dispose();
    }
}
