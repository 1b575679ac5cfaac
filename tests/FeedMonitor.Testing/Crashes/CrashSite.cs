using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Testing.Crashes;

/// <summary>
/// The world of a crash test: feeds with items that all hit, and a webhook that takes its time and fails one request in five, but no alert more than
/// three times.
/// </summary>
public sealed class CrashSite : IAsyncDisposable
{
    private const string Hook = "/hook";
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(30);

    // The fifth attempt comes five minutes after the fourth, the sixth a quarter of an hour later: of thousands of alerts one would meet with that.
    private const int MostFailures = 3;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> failed = new(StringComparer.Ordinal);
    private readonly HashSet<int> served = [];
    private readonly TempFolder folder = new();
    private readonly Random random;
    private readonly LoopbackServer server;
    private int requests;
    private int failures;

    private CrashSite(LoopbackServer server, int seed)
    {
        this.server = server;
        random = new Random(seed);
        server.Handle(Hook, TakeAsync);
    }

    /// <summary>The configuration folder.</summary>
    public string ConfigFolder => folder.Path;

    /// <summary>When each alert was taken: <see cref="Stopwatch"/> timestamps by id.</summary>
    public IReadOnlyDictionary<string, long[]> Accepted => accepted.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>How many alerts have arrived, each counted once.</summary>
    public int Arrived => accepted.Count;

    /// <summary>How many requests the webhook got.</summary>
    public int Requests => requests;

    /// <summary>How many of them it answered with 500.</summary>
    public int Failures => failures;

    /// <summary>Starts it, without feeds.</summary>
    public static async Task<CrashSite> StartAsync(int seed)
    {
        var site = new CrashSite(await LoopbackServer.StartAsync(), seed);
        site.folder.Write("channels.yaml", $"channels: [{{ id: hook, kind: webhook, url: \"{site.server.Url(Hook)}\" }}]");
        site.folder.Write("watchlists/powder.yaml", "{ id: powder, name: Powder, terms: [nitrocellulose], alert: { channels: [hook] } }");
        site.folder.Write("feeds.opml", """<opml version="2.0"><body/></opml>""");
        return site;
    }

    /// <summary>Serves the first feeds and lists them.</summary>
    /// <param name="feeds">How many feeds.</param>
    /// <param name="items">How many items each has.</param>
    public void List(int feeds, int items)
    {
        for (var feed = 0; feed < feeds; feed++)
        {
            if (served.Add(feed))
            {
                server.ServeFeed(PathOf(feed), FeedOf(feed, items));
            }
        }

        var outlines = Enumerable.Range(0, feeds).Select(feed => $"""<outline text="Feed {feed}" xmlUrl="{server.Url(PathOf(feed))}"/>""");
        folder.Write("feeds.opml", $"""<opml version="2.0"><body>{string.Concat(outlines)}</body></opml>""");
    }

    /// <summary>Waits until the webhook has had so many more requests, or until <paramref name="patience"/> is over.</summary>
    public async Task WaitForRequestsAsync(int more, TimeSpan patience, CancellationToken cancel)
    {
        var (goal, watch) = (requests + more, Stopwatch.StartNew());
        while (requests < goal && watch.Elapsed < patience)
        {
            await Task.Delay(5, cancel);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    private static string PathOf(int feed) => string.Create(CultureInfo.InvariantCulture, $"/feeds/{feed}.xml");

    // No two items share a sentence or tell one story: nothing is to be silent as repeated, or joined.
    private string FeedOf(int feed, int items)
    {
        var xml = new StringBuilder($"<rss version=\"2.0\"><channel><title>Feed {feed}</title>");
        for (var item = 0; item < items; item++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid>{feed}-{item}</guid><title>{Words(6)}</title><pubDate>{DateTime.UtcNow:R}</pubDate>")
                .Append(CultureInfo.InvariantCulture, $"<description>{Words(8)} nitrocellulose {Words(12)}.</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, 8).Select(_ => (char)('a' + random.Next(26)))])));

    private async Task TakeAsync(HttpContext context)
    {
        await Task.Delay(Thinking, context.RequestAborted);
        var id = context.Request.Headers["webhook-id"].ToString();
        var number = Interlocked.Increment(ref requests);
        if (number % 5 == 0 && failed.AddOrUpdate(id, 1, (_, times) => times + 1) <= MostFailures)
        {
            Interlocked.Increment(ref failures);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        accepted.GetOrAdd(id, _ => []).Enqueue(Stopwatch.GetTimestamp());
    }
}
