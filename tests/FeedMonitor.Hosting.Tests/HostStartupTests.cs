using FeedMonitor.Configuration;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using FeedMonitor.Hosting.Samples;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.Options;

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
    [InlineData("Poll:IntervalMinutes", "4")]
    [InlineData("Poll:IntervalMinutes", "1441")]
    [InlineData("Poll:FirstPollLookbackHours", "-1")]
    [InlineData("Poll:HostPauseMilliseconds", "60001")]
    [InlineData("History:RetentionDays", "0")]
    [InlineData("Fetch:TotalTimeoutSeconds", "0")]
    [InlineData("Fetch:HeaderTimeoutSeconds", "301")]
    [InlineData("Fetch:Contact", "call me")]
    [InlineData("Poll:IntervalMinutes", "often")]
    public async Task A_setting_out_of_its_range_is_told_by_name_before_the_storage_is_touched(string name, string value)
    {
        var setup = new Setup(_ => throw new InvalidOperationException("touched"));
        await using var host = new TestHost(folder.Path, setup: setup, settings: (name, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Contains(name.Split(':')[1], Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.Equal(0, setup.Calls);
    }

    [Fact]
    public async Task Settings_of_several_sections_out_of_range_are_told_together()
    {
        await using var host = new TestHost(folder.Path, settings: [("Poll:IntervalMinutes", "1"), ("History:RetentionDays", "0")]);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.Get<HostStartup>().RunAsync(Cancel));

        Assert.Collection(
            error.Failures.Order(StringComparer.Ordinal),
            failure => Assert.Contains("RetentionDays", failure, StringComparison.Ordinal),
            failure => Assert.Contains("IntervalMinutes", failure, StringComparison.Ordinal));
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
