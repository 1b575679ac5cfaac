using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>The local host with its page, on memory, after a first run; a news site and a webhook stand beside it on loopback.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    /// <summary>Where the feed is.</summary>
    public const string FeedPath = "/feed.xml";

    private const string HookPath = "/hooks/ops";

    private readonly TempFolder folder = new();
    private readonly CancellationTokenSource ending = new();
    private readonly MovedClock clock = new();
    private LoopbackServer? news;
    private MonitorHost? host;
    private Task<int>? run;

    /// <summary>The news site.</summary>
    public LoopbackServer News => news!;

    /// <summary>Where the page is.</summary>
    public Uri Address => host!.Address!;

    /// <summary>Starts everything; the first run has polled and told what it found.</summary>
    /// <param name="stories">What the feed holds; null for some harmless news.</param>
    /// <param name="hookStatus">How the webhook answers that first run.</param>
    /// <param name="isNew">Whether its user has named no feeds and no words yet.</param>
    /// <param name="key">What the API asks for; null for nothing.</param>
    /// <param name="group">The group in which the feed is listed.</param>
    /// <param name="configure">Adds to the configuration.</param>
    public static async Task<PageSite> StartAsync(
        Func<LoopbackServer, IReadOnlyList<Story>>? stories = null, int hookStatus = 200, bool isNew = false, string? key = null, string group = "Ports", Action<TempFolder>? configure = null)
    {
        var site = new PageSite { news = await LoopbackServer.StartAsync() };
        site.Serve((stories ?? PlainNews.Of)(site.News));
        site.News.Answer(HookPath, hookStatus);
        site.WriteConfiguration(isNew, group);
        configure?.Invoke(site.folder);
        var memory = new MemoryStorage(site.clock);
        await LocalRun.OnceAsync(site.folder.Path, site.clock, services => services.AddMemoryStorage(memory));
        await site.WatchAsync(services =>
        {
            services.AddMemoryStorage(memory);
            if (key is not null)
            {
                services.AddSingleton(new ApiKey(key));
            }
        });
        return site;
    }

    /// <summary>The file with the feeds.</summary>
    public string FeedList => Path.Combine(folder.Path, "feeds.opml");

    /// <summary>The address of a view behind <c>#/</c>.</summary>
    public async Task<string> RouteAsync(View view)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var hits = await client.GetFromJsonAsync<JsonNode>($"api/hits?text={PlainNews.Word}&limit=1", TestContext.Current.CancellationToken);
        return view.Route.Replace("HIT", hits!["hits"]![0]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>Serves the feed with these items from now on.</summary>
    public void Serve(IReadOnlyList<Story> stories) => News.ServeFeed(FeedPath, Story.Feed("Harbour News", News.Address.AbsoluteUri, stories));

    /// <summary>Serves a page of the news site.</summary>
    public void ServeHtml(string path, string html) => News.Handle(path, context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    });

    /// <summary>Lets so much time pass that each feed is due, polls them, and waits until the webhook is told of something.</summary>
    public async Task PollUntilToldAsync()
    {
        var told = ToldOnce();
        await PollAsync();
        await told.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets so much time pass that each feed is due, and begins to poll them.</summary>
    public Task PollAsync()
    {
        clock.Advance(TimeSpan.FromHours(2));
        return host!.Services.GetRequiredService<Work>().PlanAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The webhook takes everything from now on.</summary>
    /// <returns>Done with the next alert.</returns>
    public Task ToldOnce()
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        News.Handle(HookPath, context =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            told.TrySetResult();
            return Task.CompletedTask;
        });
        return told.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        if (run is not null)
        {
            await run;
            await host!.DisposeAsync();
        }

        await News.DisposeAsync();
        folder.Dispose();
        ending.Dispose();
    }

    private async Task WatchAsync(Action<IServiceCollection> addServices)
    {
        var sign = new ListeningSign();
        host = LocalRun.Build(folder.Path, clock, addServices, sign, once: false);
        run = host.RunAsync(ending.Token);
        if (await Task.WhenAny(sign.Given, run) == run)
        {
            await run;
        }
    }

    private void WriteConfiguration(bool isNew, string group)
    {
        folder.Write("channels.yaml", $$"""
            channels:
              - { id: ops, kind: webhook, url: "{{News.Url(HookPath)}}" }
            """);
        if (isNew)
        {
            folder.Write("feeds.opml", """<opml version="2.0"><body/></opml>""");
            return;
        }

        folder.Write("feeds.opml", $"""
            <opml version="2.0"><body><outline text="{group}"><outline type="rss" text="Harbour News" htmlUrl="{News.Address}" fullText="never" xmlUrl="{News.Url(FeedPath)}"/></outline></body></opml>
            """);
        folder.Write("watchlists/dual-use.yaml", """
            id: dual-use
            name: Dual-use goods
            terms:
              - nitrocellulose
              - '"machine tools"'
            alert: { channels: [ops] }
            """);
    }
}
