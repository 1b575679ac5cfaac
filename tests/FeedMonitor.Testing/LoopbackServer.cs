using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Testing;

/// <summary>A request that the server got.</summary>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A real HTTP server on a free loopback port. Answers as it is told and remembers what it was asked.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> handlers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReceivedRequest> received = new();
    private WebApplication? app;

    /// <summary>Its address, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Answers paths for which nothing else was said; null for 404.</summary>
    public RequestDelegate? Fallback { get; set; }

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. received];

    /// <summary>What it was asked at one path.</summary>
    public IReadOnlyList<ReceivedRequest> ReceivedAt(string path) => [.. received.Where(request => request.Path == path)];

    /// <summary>Starts one.</summary>
    public static async Task<LoopbackServer> StartAsync()
    {
        var server = new LoopbackServer();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server.app = builder.Build();
        server.app.Run(server.HandleAsync);
        await server.app.StartAsync();
        var address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = new Uri(address + "/");
        return server;
    }

    /// <summary>The whole address of a path.</summary>
    public string Url(string path) => new Uri(Address, path).AbsoluteUri;

    /// <summary>Says how a path is answered from now on.</summary>
    public void Handle(string path, RequestDelegate handler) => handlers[path] = handler;

    /// <summary>Serves a feed at a path, with an ETag: asked again with it, the answer is 304.</summary>
    public void ServeFeed(string path, string xml)
    {
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(xml)))[..16]}\"";
        Handle(path, async context =>
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            await context.Response.WriteAsync(xml);
        });
    }

    /// <summary>Answers a path with a status alone.</summary>
    public void Answer(string path, int status) => Handle(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        received.Enqueue(new ReceivedRequest(context.Request.Method, context.Request.Path, headers, body));
        if (handlers.GetValueOrDefault(context.Request.Path, Fallback!) is { } handler)
        {
            await handler(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
