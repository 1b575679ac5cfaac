using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>A row of the outbox that this release can't read: one of a later release, after it was taken back.</summary>
public sealed class UnreadableOutboxRowTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Held", "{ \"reason\": \"ByMoonlight\" }")]
    [InlineData("Held", "no JSON")]
    [InlineData("Trouble", "{ \"kind\": \"Haunted\" }")]
    [InlineData("Attempts", "many")]
    public async Task It_hides_no_other_and_is_counted(string column, string value)
    {
        var clients = azurite.NewClients();
        await using var services = new ServiceCollection().AddAzureStorage(clients).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
        Hit[] hits = Sample.Hits(2, "desk");
        await services.GetRequiredService<IHitStore>().RecordAsync(hits, Cancel);
        await clients.Hits.UpdateEntityAsync(new TableEntity(TableKeys.HitsPartition, TableKeys.Owed(hits[0].Alerts[0].Id)) { [column] = value }, global::Azure.ETag.All, TableUpdateMode.Merge, Cancel);
        var outbox = services.GetRequiredService<IAlertOutbox>();

        Assert.Equal(hits[1].Alerts[0].Id, Assert.Single(await outbox.ListOwedAsync(Cancel)).Id);
        Assert.Equal(2, (await outbox.SummarizeAsync(Cancel)).Counts.Owed);
    }
}
