using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Stories;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Storage.Azure;

/// <summary>Which columns a hit has, and which of them are read.</summary>
public sealed class HitColumnsTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hit_that_an_earlier_release_stored_keeps_its_proofs()
    {
        var clients = azurite.NewClients();
        await using var services = await OpenAsync(clients);
        var hits = services.GetRequiredService<IHitStore>();
        var hit = Sample.Hit(1, "desk");
        await hits.RecordAsync([hit], Cancel);
        foreach (var key in (string[])[TableKeys.Of(hit.Id), TableKeys.Newest(HitCursor.Of(hit.Id, hit.FoundAt))])
        {
            TableEntity row = await clients.Hits.GetEntityAsync<TableEntity>(TableKeys.HitsPartition, key, cancellationToken: Cancel);
            var content = JsonNode.Parse(row.GetString("Hit"))!;
            content["evidence"] = JsonNode.Parse(row.GetString("Evidence"));
            row["Hit"] = content.ToJsonString();
            row.Remove("Evidence");
            await clients.Hits.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Cancel);
        }

        Same.Hits(hit, await hits.FindAsync(hit.Id, Cancel));
        Same.Hits(hit, Assert.Single((await hits.ListAsync(new HitQuery(), Cancel)).Hits));
        Same.Hits(hit with { Evidence = [], Alerts = [] }, Assert.Single((await hits.ListAsync(new HitQuery { Parts = HitParts.Telling }, Cancel)).Hits));
    }

    [Fact]
    public async Task To_know_the_stories_of_the_window_no_proof_and_no_alert_is_read()
    {
        var answers = new Answers();
        var prefix = AzuriteFixture.NewPrefix();
        await using var services = await OpenAsync(new StorageClients(azurite.Connection, prefix, answers));
        var hits = services.GetRequiredService<IHitStore>();
        Hit[] some = Sample.Hits(30, "desk");
        await hits.RecordAsync(some, Cancel);
        using var stories = new KnownStories(hits, new FakeTimeProvider(Sample.Now.AddHours(1)));
        answers.Reset();

        var story = await stories.OfAsync(some[0], Cancel);

        Assert.Equal(30, story.Tellings.Count);
        Assert.InRange(answers.CountOf("\"Signature\":"), 30, 40);
        Assert.Equal(0, answers.CountOf("\"Evidence\":"));
        Assert.Equal(0, answers.CountOf("\"Alert_"));
    }

    private static async Task<ServiceProvider> OpenAsync(StorageClients clients)
    {
        var services = new ServiceCollection().AddAzureStorage(clients).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        return services;
    }

    /// <summary>Keeps what the storage answers.</summary>
    private sealed class Answers : HttpPipelineSynchronousPolicy
    {
        private readonly List<string> texts = [];

        public void Reset() => texts.Clear();

        public int CountOf(string text) => texts.Sum(answer => answer.Split(text).Length - 1);

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Response.ContentStream is { CanSeek: true })
            {
                texts.Add(message.Response.Content.ToString());
            }
        }
    }
}
