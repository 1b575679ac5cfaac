using System.Net;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>A real fetcher that may reach the loopback, and a server there.</summary>
public abstract class FetcherTest : IAsyncLifetime
{
    protected const string Path = "/feed.xml";

    private GuardedHttpClient? client;
    private HttpFeedFetcher? fetcher;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; init; } = new(new DateTimeOffset(2026, 5, 14, 8, 0, 0, TimeSpan.Zero));

    protected FetchOptions Options { get; } = new() { AllowPrivateNetworks = true };

    protected LocalHosts LocalHosts { get; } = new();

    protected LoopbackServer Server { get; private set; } = null!;

    /// <summary>How names are resolved; null for as the machine does.</summary>
    private protected NameResolver? Resolve { get; set; }

    private HttpFeedFetcher Fetcher => fetcher ??= new HttpFeedFetcher(
        client = new GuardedHttpClient(GuardedHandler.Create(Options, LocalHosts, Resolve), Options.Contact), Microsoft.Extensions.Options.Options.Create(Options), Time);

    public async ValueTask InitializeAsync() => Server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<FetchOutcome> FetchAsync(string? url = null, string? etag = null, string? lastModified = null, CancellationToken? cancel = null) =>
        Fetcher.FetchAsync(FeedUrl.Parse(url ?? Server.Url(Path)), new FeedValidators(etag, lastModified), cancel ?? Cancel);

    protected Task<FetchOutcome> FetchPageAsync() => Fetcher.FetchPageAsync(FeedUrl.Parse(Server.Url(Path)), Cancel);

    protected async Task<FetchOutcome.Failed> FailAsync(string? url = null)
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(url));
        AssertOneLine(failed.Error);
        return failed;
    }

    protected void Redirect(string path, string location, int status = 302) => Server.Handle(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    protected void Serve(byte[] body, string? encoding = null) => Server.Handle(Path, async context =>
    {
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    protected static void AssertOneLine(string error)
    {
        Assert.InRange(error.Length, 1, 500);
        Assert.DoesNotContain(error, char.IsControl);
    }

    /// <summary>The loopback server under the name of a public host, for a fetcher that may not reach private networks.</summary>
    protected string PublicName(string host)
    {
        Options.AllowPrivateNetworks = false;
        LocalHosts.Map(host, new IPEndPoint(IPAddress.Loopback, Server.Address.Port));
        return $"http://{host}{Path}";
    }

    protected static RequestDelegate Text(string text) => context => context.Response.WriteAsync(text);
}
