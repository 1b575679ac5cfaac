using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Testing.MainJob;
using Xunit;

namespace FeedMonitor.Testing.Editing;

/// <summary>Editing of the configuration, as every host takes it: a derived class says how a monitor is started, each time over the same storage and folder.</summary>
public abstract class EditingContract : IAsyncLifetime
{
    private const string Watchlist = "/api/watchlists/dual-use";
    private const string NewWatchlist = "/api/watchlists/oil";
    private const string NewChannel = "/api/channels/night";
    private const string NightPath = "/hooks/night";
    private const string Oil = "# What burns.\nid: oil\nterms: [oil]\nalert: { channels: [ops] }\n";

    private MainJobSetting? setting;
    private RunningMonitor? monitor;

    /// <summary>What is configured.</summary>
    protected MainJobSetting Setting => setting!;

    private RunningMonitor Monitor => monitor!;

    private string Feed => $"/api/feeds/{FeedId.Of(FeedUrl.Parse(Setting.Server.Url(MainJobSetting.FeedPath)))}";

    /// <summary>Starts the monitor.</summary>
    protected abstract Task<RunningMonitor> StartAsync();

    public virtual async ValueTask InitializeAsync()
    {
        setting = await MainJobSetting.StartAsync();
        Setting.Server.Answer(NightPath, 200);
        monitor = await StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (monitor is not null)
        {
            await monitor.DisposeAsync();
        }

        await Setting.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_watchlist_is_saved_as_it_was_written_and_outlives_the_monitor()
    {
        var saved = await PutAsync(NewWatchlist, Oil, match: null, isNew: true);
        Assert.Equal((201, Tag(Oil)), (saved.Status, saved.Tag));

        await RestartAsync();

        var read = await Monitor.GetAsync(NewWatchlist);
        Assert.Equal((200, Tag(Oil), Oil), (read.Status, read.Tag, (string?)read.Json["source"]));
        Assert.Contains("oil", await WatchlistsAsync());
    }

    [Fact]
    public async Task A_changed_watchlist_counts_and_outlives_the_monitor()
    {
        var text = (string)(await Monitor.GetAsync(Watchlist)).Json["source"]!;
        var changed = text.Replace("nitrocellulose", "guncotton", StringComparison.Ordinal);

        var saved = await PutAsync(Watchlist, changed, Tag(text));
        Assert.Equal(200, saved.Status);
        await RestartAsync();

        Assert.Equal(["guncotton"], (await Monitor.GetAsync(Watchlist)).Json["terms"]!.AsArray().Select(term => (string?)term));
    }

    [Fact]
    public async Task Of_two_who_read_one_version_the_second_is_told()
    {
        var tag = (await Monitor.GetAsync(Watchlist)).Tag!;

        Assert.Equal(200, (await PutAsync(Watchlist, "id: dual-use\nterms: [first]\n", tag)).Status);
        Assert.Equal(412, (await PutAsync(Watchlist, "id: dual-use\nterms: [second]\n", tag)).Status);
        Assert.Equal(412, (await PutAsync(Watchlist, "id: dual-use\nterms: [third]\n", match: null, isNew: true)).Status);
        Assert.Contains("first", (await Monitor.GetAsync(Watchlist)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        Assert.Equal(428, (await PutAsync(Watchlist, Oil, match: null)).Status);
        Assert.Equal(428, (await Monitor.SendAsync(HttpMethod.Delete, Watchlist)).Status);
        Assert.Equal(428, (await Monitor.SendAsync(HttpMethod.Delete, Feed)).Status);
        Assert.Equal(428, (await Monitor.SendAsync(HttpMethod.Delete, "/api/channels/ops")).Status);
    }

    [Fact]
    public async Task What_would_be_wrong_is_told_with_its_place_and_not_saved()
    {
        var before = await Monitor.GetAsync(Watchlist);

        var wrong = await PutAsync(Watchlist, "id: dual-use\nquery: oil AND AND gas\n", before.Tag);

        var error = wrong.Json["errors"]![0]!;
        Assert.Equal((422, 2, 16), (wrong.Status, (int)error["line"]!, (int)error["column"]!));
        var malformed = await Monitor.SendAsync(HttpMethod.Put, Feed, ("""{ "title": 5 }""", "application/json"), match: "*");
        Assert.Equal((400, "title"), (malformed.Status, (string?)malformed.Json["errors"]![0]!["field"]));
        Assert.Equal(before, await Monitor.GetAsync(Watchlist));
    }

    [Fact]
    public async Task A_deleted_watchlist_stays_away()
    {
        var tag = (await Monitor.GetAsync(Watchlist)).Tag;
        Assert.Equal(204, (await Monitor.SendAsync(HttpMethod.Delete, Watchlist, match: tag)).Status);

        await RestartAsync();

        Assert.Equal(404, (await Monitor.GetAsync(Watchlist)).Status);
        Assert.DoesNotContain("dual-use", await WatchlistsAsync());
    }

    [Fact]
    public async Task A_list_of_feeds_comes_in_and_goes_out_again()
    {
        const string List = "<opml><body><outline text='Gas' xmlUrl='https://gas.example/feed'/></body></opml>";

        var imported = await Monitor.SendAsync(HttpMethod.Post, "/api/feeds/import", (List, "text/x-opml"));
        Assert.Equal((200, 1, 0), (imported.Status, (int)imported.Json["added"]!, (int)imported.Json["known"]!));
        await RestartAsync();

        var exported = await Monitor.GetAsync("/api/feeds.opml");
        Assert.Contains("https://gas.example/feed", exported.Text, StringComparison.Ordinal);
        Assert.Equal(["Gas", "Harbour News"], await FeedsAsync());
    }

    [Fact]
    public async Task A_feed_gets_another_title_and_is_removed()
    {
        var tag = (await Monitor.GetAsync(Feed)).Tag;
        var renamed = await Monitor.SendAsync(HttpMethod.Put, Feed, ("""{ "title": "Quay" }""", "application/json"), match: tag);
        Assert.Equal(200, renamed.Status);
        Assert.Equal(412, (await Monitor.SendAsync(HttpMethod.Delete, Feed, match: tag)).Status);
        await RestartAsync();
        Assert.Equal(["Quay"], await FeedsAsync());

        Assert.Equal(204, (await Monitor.SendAsync(HttpMethod.Delete, Feed, match: (await Monitor.GetAsync(Feed)).Tag)).Status);

        await RestartAsync();
        Assert.Empty(await FeedsAsync());
    }

    [Fact]
    public async Task A_new_channel_is_sent_to_at_once_and_after_a_restart()
    {
        Assert.Equal(201, (await PutChannelAsync(NightPath, isNew: true)).Status);
        Assert.True(await TryChannelAsync());
        await RestartAsync();
        Assert.True(await TryChannelAsync());

        Assert.Equal(2, Setting.Server.ReceivedAt(NightPath).Count);
        Assert.Equal(204, (await Monitor.SendAsync(HttpMethod.Delete, NewChannel, match: (await Monitor.GetAsync(NewChannel)).Tag)).Status);
        await RestartAsync();
        Assert.Equal(404, (await Monitor.SendAsync(HttpMethod.Post, NewChannel + "/test")).Status);
    }

    [Fact]
    public async Task A_channel_that_a_watchlist_names_is_not_removed()
    {
        var refused = await Monitor.SendAsync(HttpMethod.Delete, "/api/channels/ops", match: (await Monitor.GetAsync("/api/channels/ops")).Tag);

        Assert.Equal(409, refused.Status);
        Assert.Contains("'dual-use'", (string)refused.Json["detail"]!, StringComparison.Ordinal);
    }

    private static string Tag(string text) => $"\"{FileVersion.Of(text)}\"";

    private async Task RestartAsync()
    {
        await Monitor.DisposeAsync();
        monitor = null;
        monitor = await StartAsync();
    }

    private Task<ApiReply> PutAsync(string path, string text, string? match, bool isNew = false) => Monitor.SendAsync(HttpMethod.Put, path, (text, "application/yaml"), match, isNew);

    private Task<ApiReply> PutChannelAsync(string hook, bool isNew) =>
        Monitor.SendAsync(HttpMethod.Put, NewChannel, ($$"""{ "kind": "webhook", "settings": { "url": "{{Setting.Server.Url(hook)}}" } }""", "application/json"), isNew: isNew);

    private async Task<bool> TryChannelAsync() => (bool)(await Monitor.SendAsync(HttpMethod.Post, NewChannel + "/test")).Json["delivered"]!;

    private async Task<string[]> WatchlistsAsync() => [.. (await Monitor.GetAsync("/api/watchlists")).Json["watchlists"]!.AsArray().Select(list => (string)list!["id"]!)];

    private async Task<string[]> FeedsAsync() => [.. (await Monitor.GetAsync("/api/feeds")).Json["feeds"]!.AsArray().Select(feed => (string)feed!["title"]!)];
}
