using FeedMonitor.Feeds;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.MainJob;

public sealed class UnchangedFeedTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_poll_that_is_answered_304_costs_one_read_and_one_write()
    {
        var cancel = TestContext.Current.CancellationToken;
        var counter = new OperationCounter();
        var clock = new StoppedClock(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));
        await using var setting = await MainJobSetting.StartAsync();
        await using var host = LocalRun.Build(setting.ConfigFolder, clock, services => services.AddAzureStorage(azurite.NewClients(counter)));
        Assert.Equal(0, await host.RunAsync(cancel));
        var feed = Assert.Single(await host.Services.GetRequiredService<IFeedStore>().ListAsync(cancel)).Feed;
        clock.Advance(TimeSpan.FromMinutes(20));
        counter.Reset();

        var report = Assert.Single(await host.Services.GetRequiredService<PollPipeline>().RunAsync(new PollBatch([feed.Id]), cancel));

        Assert.Equal(PollEnd.NotModified, report.End);
        Assert.True((counter.Reads, counter.Writes) == (1, 1), string.Join(", ", counter.Operations));
    }
}
