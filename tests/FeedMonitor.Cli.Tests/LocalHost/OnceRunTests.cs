using FeedMonitor.Alerts;
using FeedMonitor.Cli.Running;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.LocalHost;

public sealed class OnceRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_found_before_planning_failed_is_told()
    {
        await using var site = await LoopbackServer.StartAsync();
        using var config = new ConfigFolder();
        var feeds = Enumerable.Range(0, PollBatch.MaxFeeds + 1).Select(i => $"<outline xmlUrl=\"{site.Url($"/{i}.xml")}\" fullText=\"never\"/>");
        config.Write("feeds.opml", $"<opml version=\"2.0\"><body>{string.Concat(feeds)}</body></opml>");
        for (var i = 0; i <= PollBatch.MaxFeeds; i++)
        {
            site.ServeFeed($"/{i}.xml", $"<rss version=\"2.0\"><channel><title>News</title><item><title>Nitrocellulose {i}</title><guid>{i}</guid></item></channel></rss>");
        }

        await using var output = new SpokenLines();
        await using var errors = new SpokenLines();
        var storage = new MemoryStorage(TimeProvider.System);
        await using var host = MonitorHost.Build(
            new LocalHostOptions(config.Path, Port: 0, Once: true),
            new Terminal(output, errors, Colours: false),
            services =>
            {
                services.AddMemoryStorage(storage);
                var queues = services.Last(service => service.ServiceType == typeof(IWorkQueues));
                services.AddSingleton<IWorkQueues>(new FailsAtTheSecond((IWorkQueues)queues.ImplementationInstance!));
            },
            builder =>
            {
                builder.Configuration["Fetch:AllowPrivateNetworks"] = "true";
                builder.Configuration["Poll:HostPauseMilliseconds"] = "0";
            });

        await Assert.ThrowsAsync<IOException>(() => host.RunAsync(Cancel));

        Assert.Equal(0, (await host.Services.GetRequiredService<IAlertOutbox>().CountAsync(Cancel)).Owed);
        Assert.Contains(output.Lines, line => line.Contains("● Cargo", StringComparison.Ordinal));
    }

    private sealed class FailsAtTheSecond(IWorkQueues inner) : IWorkQueues
    {
        private int sent;

        public Task SendPollAsync(PollBatch batch, CancellationToken cancel) =>
            ++sent > 1 ? throw new IOException("the queue is out of order") : inner.SendPollAsync(batch, cancel);

        public Task SendAlertAsync(AlertId alert, TimeSpan delay, CancellationToken cancel) => inner.SendAlertAsync(alert, delay, cancel);

        public Task<int> CountAsync(string queue, CancellationToken cancel) => inner.CountAsync(queue, cancel);

        public Task<int> CountReadyAsync(string queue, CancellationToken cancel) => inner.CountReadyAsync(queue, cancel);
    }
}
