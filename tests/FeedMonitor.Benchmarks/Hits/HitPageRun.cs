using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Hosting;
using FeedMonitor.Items;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using FeedMonitor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Benchmarks.Hits;

/// <summary>Pages of hits over HTTP, with many hits stored under an Azurite in memory: how many storage operations each takes, and how long.</summary>
internal static class HitPageRun
{
    private static readonly WatchlistId[] Watchlists = [.. Enumerable.Range(0, 10).Select(number => WatchlistId.Parse($"list-{number}"))];
    private static readonly DateTimeOffset End = DateTimeOffset.UtcNow;

    /// <summary>Runs it: <c>hits [COUNT]</c>, 100,000 if nothing is said.</summary>
    /// <returns>0 if no page took more than two operations, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        await using var azurite = await AzuriteServer.StartInMemoryAsync(CancellationToken.None);
        var counter = new OperationCounter();
        await using var app = Build(new StorageClients(StorageConnection.Parse(azurite.Ports.ConnectionString), "b", counter));
        await app.Services.GetRequiredService<IStorageSetup>().EnsureAsync(CancellationToken.None);
        await app.Services.GetRequiredService<IHitStore>().RecordAsync([.. Enumerable.Range(0, count).Select(HitOf)], CancellationToken.None);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };

        var next = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/hits?limit=500", UriKind.Relative)))!["next"]!.GetValue<string>();
        string[] questions =
        [
            "", "limit=500", $"cursor={next}", "watchlist=list-3", "watchlist=list-3&limit=500", $"from={End.AddHours(-60):yyyy-MM-dd'T'HH:mm'Z'}&to={End.AddHours(-50):yyyy-MM-dd'T'HH:mm'Z'}",
            "text=engine%20777", "text=stands%20nowhere",
        ];
        var most = 0;
        foreach (var question in questions)
        {
            counter.Reset();
            var watch = Stopwatch.StartNew();
            var page = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/hits?{question}", UriKind.Relative)))!;
            most = Math.Max(most, counter.Operations.Count);
            Console.WriteLine(JsonSerializer.Serialize(new { question, operations = counter.Operations.Count, hits = page["hits"]!.AsArray().Count, more = page["next"] is not null, ms = watch.ElapsedMilliseconds }));
        }

        return most <= 2 ? 0 : 1;
    }

    private static WebApplication Build(StorageClients clients)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddFeedMonitor(builder.Configuration, Repository.PathOf("config"));
        builder.Services.AddAzureStorage(clients);
        var app = builder.Build();
        app.MapFeedMonitor();
        return app;
    }

    // A hit each minute, of ten watchlists in turn.
    private static Hit HitOf(int number)
    {
        var (watchlist, item) = (Watchlists[number % Watchlists.Length], new ItemId(StableHash.Id("item", number.ToString(CultureInfo.InvariantCulture))));
        var id = HitId.Of(watchlist, item);
        return new Hit
        {
            Id = id,
            Watchlist = watchlist,
            WatchlistName = $"List {watchlist}",
            Item = item,
            Title = $"Customs seize turbojet engine {number} on its way through a free port",
            Link = $"https://news.example/{number}",
            Feed = FeedId.Of(FeedUrl.Parse("https://news.example/feed.xml")),
            FeedTitle = "News",
            FeedUrl = "https://news.example/feed.xml",
            FoundAt = End.AddMinutes(-number),
            Score = 2,
            Terms = ["\"turbojet engine\""],
            Evidence = [new Evidence("\"turbojet engine\"", $"Turbojet engine {number} was declared as school furniture, the officers said.", Zone.Lead, 0, 15)],
            Alerts = [new HitAlert(AlertId.Of(id, "desk"), "desk", AlertState.Sent, End.AddMinutes(-number))],
        };
    }
}
