using Azure.Data.Tables;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>Watchlists whose content stands in a blob, and rows that can't be read.</summary>
public sealed class LargeWatchlistTests(AzuriteFixture azurite) : IAsyncLifetime
{
    // More than a row takes.
    private const int ManyNames = 50_000;

    private readonly StoppedClock clock = new(DateTimeOffset.UtcNow);
    private readonly OperationCounter counter = new();
    private readonly string prefix = AzuriteFixture.NewPrefix();
    private ServiceProvider? services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IWatchlistStore Watchlists => services!.GetRequiredService<IWatchlistStore>();

    private StorageClients Clients => services!.GetRequiredService<StorageClients>();

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddAzureStorage(azurite.NewClients(prefix, counter)).BuildServiceProvider();
        await services.GetRequiredService<IStorageSetup>().EnsureAsync(Cancel);
    }

    public ValueTask DisposeAsync() => services!.DisposeAsync();

    [Fact]
    public async Task A_look_at_what_is_stored_costs_one_read_and_an_unchanged_start_two()
    {
        await Watchlists.ApplyAsync([Sample.Names("names", ManyNames), Sample.Watchlist("small", "x")], Cancel);

        counter.Reset();
        await Watchlists.ListVersionsAsync(Cancel);
        Assert.Equal((1, 0), (counter.Reads, counter.Writes));

        counter.Reset();
        await Watchlists.ApplyAsync([Sample.Names("names", ManyNames), Sample.Watchlist("small", "x")], Cancel);
        Assert.Equal(0, counter.Writes);
    }

    [Fact]
    public async Task A_blob_that_no_row_names_goes_after_an_hour_and_one_that_a_row_names_stays()
    {
        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames), Sample.Names("b", ManyNames)], Cancel);
        Assert.Equal(2, await BlobsAsync());

        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames)], Cancel);
        Assert.Equal(2, await BlobsAsync());

        clock.Advance(WatchlistBlobs.Grace + TimeSpan.FromMinutes(1));
        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames)], Cancel);

        Assert.Equal(1, await BlobsAsync());
        Same.Watchlists(Sample.Names("a", ManyNames), await Watchlists.FindAsync(WatchlistId.Parse("a"), Cancel));
    }

    [Fact]
    public async Task Two_lists_of_the_same_content_share_a_blob_that_stays_for_the_other()
    {
        var one = Sample.Names("a", ManyNames);
        var two = one with { Id = WatchlistId.Parse("b") };
        await Watchlists.ApplyAsync([one, two], Cancel);
        clock.Advance(WatchlistBlobs.Grace + TimeSpan.FromMinutes(1));

        await Watchlists.ApplyAsync([two], Cancel);

        Assert.Equal(1, await BlobsAsync());
        Same.Watchlists(two, Assert.Single(await Watchlists.ListAsync(Cancel)));
    }

    [Fact]
    public async Task A_list_that_shrinks_moves_into_its_row()
    {
        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames)], Cancel);

        await Watchlists.ApplyAsync([Sample.Names("a", 5)], Cancel);

        Same.Watchlists(Sample.Names("a", 5), Assert.Single(await Watchlists.ListAsync(Cancel)));
    }

    [Fact]
    public async Task A_list_whose_blob_is_gone_is_named_and_the_next_start_mends_it()
    {
        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames)], Cancel);
        await foreach (var blob in Clients.WatchlistContents.GetBlobsAsync(cancellationToken: Cancel))
        {
            await Clients.WatchlistContents.DeleteBlobAsync(blob.Name, cancellationToken: Cancel);
        }

        var error = await Assert.ThrowsAsync<UnreadableWatchlistException>(() => Watchlists.ListAsync(Cancel));
        Assert.StartsWith("The stored watchlist 'a' can't be read: its content, the blob ", error.Message, StringComparison.Ordinal);

        await Watchlists.ApplyAsync([Sample.Names("a", ManyNames)], Cancel);
        Assert.Single(await Watchlists.ListAsync(Cancel));
    }

    [Theory]
    [InlineData("Format", 2, "it was stored by a later release (format 2, expected 1 at most)")]
    [InlineData("Content0", "bm90IGd6aXA=", "its content is damaged (")]
    [InlineData("Content0", "", "its content is damaged (")]
    public async Task A_row_that_can_not_be_read_is_named_with_what_is_wrong_and_the_next_start_mends_it(string column, object value, string problem)
    {
        var watchlist = Sample.Watchlist("torn", "x");
        await Watchlists.ApplyAsync([watchlist, Sample.Watchlist("whole", "y")], Cancel);
        var written = value is string base64 ? Convert.FromBase64String(base64) : value;
        await Clients.Watchlists.UpdateEntityAsync(
            new TableEntity(TableKeys.WatchlistsPartition, "torn") { [column] = written, ["Version"] = "another" }, global::Azure.ETag.All, TableUpdateMode.Merge, Cancel);

        var error = await Assert.ThrowsAsync<UnreadableWatchlistException>(() => Watchlists.FindAsync(watchlist.Id, Cancel));
        Assert.StartsWith($"The stored watchlist 'torn' can't be read: {problem}", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await Watchlists.FindAsync(WatchlistId.Parse("whole"), Cancel));

        await Watchlists.ApplyAsync([watchlist, Sample.Watchlist("whole", "y")], Cancel);
        Assert.Equal(2, (await Watchlists.ListAsync(Cancel)).Count);
    }

    private async Task<int> BlobsAsync()
    {
        var count = 0;
        await foreach (var _ in Clients.WatchlistContents.GetBlobsAsync(cancellationToken: Cancel))
        {
            count++;
        }

        return count;
    }
}
