using Azure.Core;
using Azure.Core.Pipeline;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>What happens between two requests of one call, and when the answer to a request is lost and the client sends it again.</summary>
public sealed class InterruptedTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_hit_whose_first_answer_was_lost_still_owes_its_alerts()
    {
        var (storage, _) = await OpenAsync(new SentTwice());
        var hit = Sample.Hit(1, "desk");

        var recorded = Assert.Single(await storage.GetRequiredService<IHitStore>().RecordAsync([hit], CancellationToken.None));

        Assert.Equal(AlertState.Owed, Assert.Single(recorded.Hit.Alerts).State);
        Assert.Single(await storage.GetRequiredService<IAlertOutbox>().ListOwedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_feed_whose_first_answer_was_lost_is_saved()
    {
        var (storage, plain) = await OpenAsync(new SentTwice());
        var feeds = storage.GetRequiredService<IFeedStore>();
        await plain.GetRequiredService<IFeedStore>().ApplyAsync([Sample.Feed(1)], CancellationToken.None);

        await feeds.TrySaveStateAsync((await feeds.FindAsync(Sample.Feed(1).Id, CancellationToken.None))!, Sample.Polled, CancellationToken.None);

        Same.States(Sample.Polled, (await feeds.FindAsync(Sample.Feed(1).Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_sent_alert_whose_first_answer_was_lost_is_settled()
    {
        var (storage, plain) = await OpenAsync(new SentTwice());
        var hit = Sample.Hit(1, "desk");
        await plain.GetRequiredService<IHitStore>().RecordAsync([hit], CancellationToken.None);
        var claimed = await plain.GetRequiredService<IAlertOutbox>().ClaimAsync(hit.Alerts[0].Id, hit.FoundAt, hit.FoundAt.AddMinutes(1), CancellationToken.None);

        await storage.GetRequiredService<IAlertOutbox>().MarkSentAsync(claimed!, hit.FoundAt, CancellationToken.None);

        Assert.Equal(new OutboxCounts(0, 0), await storage.GetRequiredService<IAlertOutbox>().CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_edit_whose_first_answer_was_lost_is_saved()
    {
        using var deployed = new TempFolder();
        using var elsewhere = new TempFolder();
        deployed.Write("channels.yaml", "deployed");
        await using var services = new ServiceCollection().AddLogging().AddAzureStorage(new StorageClients(azurite.Connection, AzuriteFixture.NewPrefix(), new SentTwice()))
            .AddConfigurationBlobs(deployed.Path, Path.Combine(elsewhere.Path, "working")).BuildServiceProvider();
        var files = services.GetRequiredService<IConfigurationFiles>();
        await files.OpenAsync(CancellationToken.None);

        Assert.True(await files.TryReplaceAsync("channels.yaml", FileVersion.Of("deployed"), "edited"u8.ToArray(), CancellationToken.None));

        Assert.Equal("edited", await File.ReadAllTextAsync(Path.Combine(await files.OpenAsync(CancellationToken.None), "channels.yaml"), CancellationToken.None));
    }

    [Fact]
    public async Task An_alert_that_is_settled_while_another_worker_claims_it_is_not_given_out()
    {
        var hit = Sample.Hit(1, "desk");
        var interruption = new Interruption();
        var (storage, plain) = await OpenAsync(interruption);
        await plain.GetRequiredService<IHitStore>().RecordAsync([hit], CancellationToken.None);
        interruption.Happens = async () =>
        {
            var outbox = plain.GetRequiredService<IAlertOutbox>();
            var claimed = await outbox.ClaimAsync(hit.Alerts[0].Id, hit.FoundAt, hit.FoundAt.AddMinutes(1), CancellationToken.None);
            Assert.True(await outbox.MarkSentAsync(claimed!, hit.FoundAt, CancellationToken.None));
        };

        Assert.Null(await storage.GetRequiredService<IAlertOutbox>().ClaimAsync(hit.Alerts[0].Id, hit.FoundAt, hit.FoundAt.AddMinutes(1), CancellationToken.None));

        Assert.Null(interruption.Happens);
    }

    [Fact]
    public async Task A_list_is_applied_though_another_host_applies_another_one_meanwhile()
    {
        var interruption = new Interruption();
        var (storage, plain) = await OpenAsync(interruption);
        await plain.GetRequiredService<IFeedStore>().ApplyAsync([Sample.Feed(1), Sample.Feed(2), Sample.Feed(3)], CancellationToken.None);
        interruption.Happens = () => plain.GetRequiredService<IFeedStore>().ApplyAsync([Sample.Feed(3), Sample.Feed(4)], CancellationToken.None);

        await storage.GetRequiredService<IFeedStore>().ApplyAsync([Sample.Feed(3, "Renamed"), Sample.Feed(4), Sample.Feed(5)], CancellationToken.None);

        Assert.Equal(
            ["News 0004", "News 0005", "Renamed"],
            (await storage.GetRequiredService<IFeedStore>().ListAsync(CancellationToken.None)).Select(record => record.Feed.Title));
    }

    [Fact]
    public async Task A_watchlist_goes_only_when_its_successor_is_stored()
    {
        var watched = new Watched();
        var (storage, plain) = await OpenAsync(watched);
        var watchlists = plain.GetRequiredService<IWatchlistStore>();
        await watchlists.ApplyAsync([Sample.Watchlist("old-name", "turbine")], CancellationToken.None);
        var seen = new List<string>();
        watched.Before = async () => seen.Add(string.Join(' ', (await watchlists.ListAsync(CancellationToken.None)).Select(list => list.Id)));

        await storage.GetRequiredService<IWatchlistStore>().ApplyAsync([Sample.Watchlist("new-name", "turbine")], CancellationToken.None);

        Assert.Equal(["old-name", "new-name old-name"], seen);
        Assert.Equal("new-name", Assert.Single(await watchlists.ListAsync(CancellationToken.None)).Id.Value);
    }

    private async Task<(IServiceProvider Interrupted, IServiceProvider Plain)> OpenAsync(HttpPipelinePolicy policy)
    {
        var prefix = AzuriteFixture.NewPrefix();
        var plain = new ServiceCollection().AddAzureStorage(azurite.NewClients(prefix)).BuildServiceProvider();
        await plain.GetRequiredService<IStorageSetup>().EnsureAsync(CancellationToken.None);
        return (new ServiceCollection().AddAzureStorage(new StorageClients(azurite.Connection, prefix, policy)).BuildServiceProvider(), plain);
    }

    /// <summary>Sends every write twice and hands on the second answer, as the client does when the first one is lost.</summary>
    private sealed class SentTwice : BeforeWrites
    {
        protected override async ValueTask BeforeAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            message.Response.Dispose();
        }
    }

    /// <summary>Lets something happen once, just before the next write goes out.</summary>
    private sealed class Interruption : BeforeWrites
    {
        public Func<Task>? Happens { get; set; }

        protected override async ValueTask BeforeAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (Happens is { } happens)
            {
                Happens = null;
                await happens();
            }
        }
    }

    /// <summary>Looks on before each write.</summary>
    private sealed class Watched : BeforeWrites
    {
        public Func<Task> Before { get; set; } = () => Task.CompletedTask;

        protected override async ValueTask BeforeAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => await Before();
    }

    private abstract class BeforeWrites : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method != RequestMethod.Get)
            {
                await BeforeAsync(message, pipeline);
            }

            await ProcessNextAsync(message, pipeline);
        }

        protected abstract ValueTask BeforeAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline);
    }
}
