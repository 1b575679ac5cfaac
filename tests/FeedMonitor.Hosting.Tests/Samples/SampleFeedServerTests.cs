using System.Net;
using FeedMonitor.Feeds;
using FeedMonitor.Feeds.Fetching;
using Microsoft.Extensions.Options;

namespace FeedMonitor.Hosting.Samples;

public sealed class SampleFeedServerTests : IAsyncLifetime
{
    private static readonly FeedUrl Sample = FeedUrl.Parse("http://samples.localhost/export-control.xml");

    private readonly TestHost host = new(TestHost.ShippedConfig);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.Get<SampleFeedServer>().StartAsync(Cancel);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_fetcher_gets_a_sample_by_its_name()
    {
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Sample));

        Assert.Contains("Sample: Export Control Wire", System.Text.Encoding.UTF8.GetString(fetched.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_it_answers_304_however_much_later()
    {
        var first = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Sample));
        host.Time.Advance(TimeSpan.FromDays(1));

        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(Sample, first.ETag));
    }

    [Fact]
    public async Task Started_once_more_it_serves_as_before()
    {
        var first = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Sample));
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.Get<SampleFeedServer>().StartAsync(Cancel);

        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(Sample, first.ETag));
    }

    [Fact]
    public async Task Of_another_run_it_is_another_feed()
    {
        var first = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Sample));
        await using var later = new TestHost(TestHost.ShippedConfig);
        later.Time.Advance(TimeSpan.FromHours(1));
        await later.Get<SampleFeedServer>().StartAsync(Cancel);

        var again = await later.Get<IFeedFetcher>().FetchAsync(Sample, new FeedValidators(first.ETag, null), Cancel);

        Assert.IsType<FetchOutcome.Fetched>(again);
    }

    [Fact]
    public async Task There_is_nothing_else()
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(FeedUrl.Parse("http://samples.localhost/appsettings.json")));

        Assert.Contains("404", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_does_not_reach_it_by_its_address()
    {
        var port = host.Get<LocalHosts>().Find(SampleFeedServer.Host)!.Port;

        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(FeedUrl.Parse($"http://127.0.0.1:{port}/export-control.xml")));

        Assert.Contains("not a public address", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_does_not_serve_it_does_not_reach_it_by_its_name()
    {
        var options = Options.Create(new FetchOptions());
        using var client = new GuardedHttpClient(options, new LocalHosts());
        var fetcher = new HttpFeedFetcher(client, options, TimeProvider.System);

        Assert.IsType<FetchOutcome.Failed>(await fetcher.FetchAsync(Sample, new FeedValidators(null, null), Cancel));
    }

    [Fact]
    public async Task It_listens_on_loopback_alone_and_ends_with_its_host()
    {
        var endpoint = host.Get<LocalHosts>().Find(SampleFeedServer.Host)!;
        Assert.Equal(IPAddress.Loopback, endpoint.Address);

        await host.DisposeAsync();

        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://{endpoint}/export-control.xml"), Cancel));
    }

    private Task<FetchOutcome> FetchAsync(FeedUrl url, string? tag = null) =>
        host.Get<IFeedFetcher>().FetchAsync(url, new FeedValidators(tag, null), Cancel);
}
