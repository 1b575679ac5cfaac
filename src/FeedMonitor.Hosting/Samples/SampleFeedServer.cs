using System.Net;
using System.Text;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hashing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Hosting.Samples;

/// <summary>
/// Serves the sample feeds on loopback, on a port of its own, as <c>http://samples.localhost/NAME.xml</c>. Only the fetcher knows the
/// port (<see cref="LocalHosts"/>); <c>localhost</c> names never leave the machine (RFC 6761 §6.3).
/// </summary>
public sealed class SampleFeedServer(LocalHosts localHosts, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The host name under which feed lists name the samples.</summary>
    public const string Host = "samples.localhost";

    private WebApplication? app;

    /// <summary>Starts serving; once it serves, that is all.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (app is not null)
        {
            return;
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, CallerEndsIt>();
        app = builder.Build();

        // Of one moment as long as the process runs: a feed that has not changed answers 304.
        var startedAt = time.GetUtcNow();
        app.MapGet("/{name}", (string name) => Serve(name, startedAt));
        await app.StartAsync(cancel);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        localHosts.Map(Host, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private static IResult Serve(string name, DateTimeOffset startedAt)
    {
        if (SampleFeed.Read(name, startedAt) is not { } feed)
        {
            return Results.NotFound();
        }

        var tag = new EntityTagHeaderValue($"\"{StableHash.Id(feed)}\"");
        return Results.Bytes(Encoding.UTF8.GetBytes(feed), "application/xml; charset=utf-8", entityTag: tag);
    }
}
