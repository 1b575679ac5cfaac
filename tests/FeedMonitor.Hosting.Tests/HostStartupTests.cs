using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hosting.Samples;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Hosting;

public sealed class HostStartupTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HostStartupTests()
    {
        Write("feeds.opml", """<opml version="2.0"><body><outline text="News" xmlUrl="https://news.example/feed.xml"/></body></opml>""");
        Write("channels.yaml", "channels: [{ id: desk, kind: console }]");
        Write("watchlists/cargo.yaml", "{ id: cargo, name: Cargo, terms: [crate], alert: { channels: [desk] } }");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Feeds_and_watchlists_of_the_folder_are_stored()
    {
        await using var host = new TestHost(folder.Path);

        var configuration = await host.Get<HostStartup>().RunAsync(Cancel);

        Assert.Equal(["News"], (await host.Get<IFeedStore>().ListAsync(Cancel)).Select(record => record.Feed.Title));
        Assert.Equal(["cargo"], (await host.Get<IWatchlistStore>().ListAsync(Cancel)).Select(list => list.Id.Value));
        Assert.Same(host.Get<MonitorConfiguration>(), configuration);
    }

    [Fact]
    public async Task What_is_no_more_in_the_folder_is_no_more_stored()
    {
        var memory = await StartedOnceAsync();
        Write("watchlists/port.yaml", "{ id: port, name: Port, terms: [quay], alert: { channels: [desk] } }");
        File.Delete(Path.Combine(folder.Path, "watchlists", "cargo.yaml"));
        Write("feeds.opml", """<opml version="2.0"><body><outline text="Other" xmlUrl="https://other.example/feed.xml"/></body></opml>""");
        await using var host = new TestHost(folder.Path, memory);

        await host.Get<HostStartup>().RunAsync(Cancel);

        await AssertStoredAsync(host, "Other", "port");
    }

    [Theory]
    [InlineData("feeds.opml", "<opml version='2.0'><body><outline xmlUrl='ftp://news.example/'/></body></opml>")]
    [InlineData("channels.yaml", "channels: [{ id: desk, kind: pigeon }]")]
    [InlineData("watchlists/cargo.yaml", "{ id: cargo, name: Cargo, terms: ['\"crate'], alert: { channels: [desk] } }")]
    [InlineData("watchlists/cargo.yaml", "{ id: cargo, name: Cargo, terms: [crate], alert: { channels: [nobody] } }")]
    [InlineData("watchlists/more.yaml", "{ id: cargo, name: The same id, terms: [crate], alert: { channels: [desk] } }")]
    public async Task A_wrong_file_leaves_the_stored_lists_as_they_were(string name, string text)
    {
        var memory = await StartedOnceAsync();
        Write("watchlists/new.yaml", "{ id: new, name: New, terms: [quay], alert: { channels: [desk] } }");
        Write(name, text);
        await using var host = new TestHost(folder.Path, memory);

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Contains(Path.GetFileName(name), Assert.Single(error.Problems), StringComparison.Ordinal);
        await AssertStoredAsync(host, "News", "cargo");
    }

    [Fact]
    public async Task A_wrong_file_is_told_before_the_storage_is_touched()
    {
        Write("channels.yaml", "channels: {}");
        var setup = new Setup(_ => throw new InvalidOperationException("touched"));
        await using var host = new TestHost(folder.Path, setup: setup);

        await Assert.ThrowsAsync<ConfigurationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Equal(0, setup.Calls);
    }

    [Theory]
    [InlineData("Poll:IntervalMinutes", "4", "a whole number from 5 to 1440")]
    [InlineData("Poll:IntervalMinutes", "1441", "a whole number from 5 to 1440")]
    [InlineData("Poll:FirstPollLookbackHours", "-1", "a whole number from 0 to 720")]
    [InlineData("Poll:HostPauseMilliseconds", "60001", "a whole number from 0 to 60000")]
    [InlineData("Poll:JoinStories", "yes", "true or false")]
    [InlineData("History:RetentionDays", "0", "a whole number from 1 to 3650")]
    [InlineData("Fetch:TotalTimeoutSeconds", "0", "a whole number from 1 to 300")]
    [InlineData("Fetch:HeaderTimeoutSeconds", "301", "a whole number from 1 to 300")]
    [InlineData("Fetch:Contact", "call me", "an address such as https://example.org/about or me@example.org, at most 200 characters")]
    [InlineData("Poll:IntervalMinutes", "often", "a whole number from 5 to 1440")]
    [InlineData("Poll:IntervalMinutes", "99999999999", "a whole number from 5 to 1440")]
    [InlineData("Poll:IntervalMinutes", "", "a whole number from 5 to 1440")]
    [InlineData("FullText:Policy", "sometimes", "Auto, Never or Always")]
    [InlineData("FullText:Policy", "7", "Auto, Never or Always")]
    public async Task A_setting_that_is_wrong_is_told_as_people_write_it_before_the_storage_is_touched(string name, string value, string expected)
    {
        var setup = new Setup(_ => throw new InvalidOperationException("touched"));
        await using var host = new TestHost(folder.Path, setup: setup, settings: (name, value));

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Equal($"the setting {name.Replace(":", "__", StringComparison.Ordinal)} is '{value}', expected {expected}", error.Message);
        Assert.Equal(0, setup.Calls);
    }

    [Theory]
    [InlineData("poll:intervalminutes", "30")]
    [InlineData("FullText:Policy", "never")]
    [InlineData("Fetch:Contact", "")]
    [InlineData("Fetch:AllowPrivateNetworks", "TRUE")]
    [InlineData("Api:Key", "0123456789abcdef")]
    [InlineData("FeedMonitor:Config", "elsewhere")]
    [InlineData("Other:Intervall", "x")]
    public async Task A_setting_that_is_good_or_somebody_elses_is_not_spoken_of(string name, string value)
    {
        await using var host = new TestHost(folder.Path, settings: (name, value));

        await host.Get<HostStartup>().RunAsync(Cancel);

        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task Settings_of_several_sections_that_are_wrong_are_told_together_a_line_each()
    {
        await using var host = new TestHost(folder.Path, settings: [("Poll:IntervalMinutes", "1"), ("History:RetentionDays", "a\nb")]);

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Equal(
            ["the setting History__RetentionDays is 'a b', expected a whole number from 1 to 3650", "the setting Poll__IntervalMinutes is '1', expected a whole number from 5 to 1440"],
            error.Problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Poll:Intervall", "Poll__IntervalMinutes")]
    [InlineData("Poll:MinInterval", "Poll__MinIntervalMinutes")]
    [InlineData("Poll:RetentionDays", "History__RetentionDays")]
    [InlineData("Fetch:Timeout", "Fetch__TotalTimeoutSeconds")]
    [InlineData("Health:SilentAfter", "Health__SilentAfterDays")]
    [InlineData("FullText:Polcy", "FullText__Policy")]
    [InlineData("Api:Keys", "Api__Key")]
    [InlineData("FeedMonitor:Configuration", "FeedMonitor__Config")]
    public async Task A_setting_that_is_not_known_is_warned_of_with_the_nearest_name_once_and_never_with_its_value(string name, string nearest)
    {
        await using var host = new TestHost(folder.Path, settings: (name, "s3cr3t"));

        await host.Get<HostStartup>().RunAsync(Cancel);
        await host.Get<HostStartup>().RunAsync(Cancel);

        Assert.Equal([$"the setting {name.Replace(":", "__", StringComparison.Ordinal)} is not known and sets nothing; the nearest that is known is {nearest}."], host.Warnings);
    }

    [Fact]
    public async Task Storage_that_fails_ends_the_start_before_anything_is_applied()
    {
        var setup = new Setup(_ => throw new StorageUnavailableException("The storage is on strike."));
        await using var host = new TestHost(folder.Path, setup: setup);

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Equal("The storage is on strike.", error.Message);
        Assert.Empty(await host.Get<IFeedStore>().ListAsync(Cancel));
        Assert.Empty(await host.Get<IWatchlistStore>().ListAsync(Cancel));
    }

    [Fact]
    public async Task A_start_that_is_cancelled_while_the_storage_is_made_applies_nothing()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var setup = new Setup(async token =>
        {
            await end.CancelAsync();
            token.ThrowIfCancellationRequested();
        });
        await using var host = new TestHost(folder.Path, setup: setup);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<HostStartup>().RunAsync(end.Token));

        Assert.Empty(await host.Get<IFeedStore>().ListAsync(Cancel));
    }

    [Fact]
    public async Task A_check_touches_nothing()
    {
        var setup = new Setup(_ => throw new InvalidOperationException("touched"));
        await using var host = new TestHost(folder.Path, setup: setup);

        Assert.Single(host.Get<HostStartup>().Check().Feeds);

        Assert.Equal(0, setup.Calls);
        Assert.Empty(await host.Get<IFeedStore>().ListAsync(Cancel));
    }

    [Theory]
    [InlineData("http://samples.localhost/export-control.xml", true)]
    [InlineData("http://SAMPLES.localhost/export-control.xml", true)]
    [InlineData("https://news.example/feed.xml", false)]
    public async Task The_samples_are_served_only_where_the_list_names_one(string url, bool areServed)
    {
        Write("feeds.opml", $"""<opml version="2.0"><body><outline text="News" xmlUrl="{url}"/></body></opml>""");
        await using var host = new TestHost(folder.Path);

        await host.Get<HostStartup>().RunAsync(Cancel);

        Assert.Equal(areServed, host.Get<LocalHosts>().Find(SampleFeedServer.Host) is not null);
    }

    private async Task<MemoryStorage> StartedOnceAsync()
    {
        var memory = new MemoryStorage(TimeProvider.System);
        await using var host = new TestHost(folder.Path, memory);
        await host.Get<HostStartup>().RunAsync(Cancel);
        return memory;
    }

    private static async Task AssertStoredAsync(TestHost host, string feed, string watchlist)
    {
        Assert.Equal([feed], (await host.Get<IFeedStore>().ListAsync(Cancel)).Select(record => record.Feed.Title));
        Assert.Equal([watchlist], (await host.Get<IWatchlistStore>().ListAsync(Cancel)).Select(list => list.Id.Value));
    }

    private void Write(string name, string text) => folder.Write(name, text);

    private sealed class Setup(Func<CancellationToken, Task> ensure) : IStorageSetup
    {
        public int Calls { get; private set; }

        public Task EnsureAsync(CancellationToken cancel)
        {
            Calls++;
            return ensure(cancel);
        }
    }
}
