using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FeedMonitor.Benchmarks.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Benchmarks.Polling;

/// <summary>A server of many feeds in a process of its own: each on a loopback address of its own, 20 items of 2 KB, answering after 50 ms.</summary>
internal sealed class FeedFarm : IDisposable
{
    private const int WordsPerItem = 330;

    private readonly Process process;

    private FeedFarm(Process process, int port, int count)
    {
        this.process = process;
        Addresses = [.. Enumerable.Range(0, count).Select(i => $"http://{Address(i)}:{port}/feed.xml")];
    }

    /// <summary>The feeds' addresses.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Starts one.</summary>
    public static async Task<FeedFarm> StartAsync(int count)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", count.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = Process.Start(start)!;
        var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        return new FeedFarm(server, port, count);
    }

    /// <summary>The server's own process: serves until its standard input is closed.</summary>
    public static async Task<int> ServeAsync(int count)
    {
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < count; i++)
            {
                kestrel.Listen(Address(i), port);
            }
        });
        await using var app = builder.Build();
        var feeds = Enumerable.Range(0, 50).Select(seed => SampleFeeds.Rss(items: 20, WordsPerItem, isHtml: false, seed)).ToArray();
        app.Run(async context =>
        {
            var number = context.Connection.LocalIpAddress!.GetAddressBytes()[3];
            await Task.Delay(50);
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            await context.Response.Body.WriteAsync(feeds[number % feeds.Length]);
        });
        await app.StartAsync();
        Console.WriteLine(port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static IPAddress Address(int number) => new([127, 1, (byte)(number / 250), (byte)((number % 250) + 1)]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
