using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class WatchlistStoreOnAzurite(AzuriteFixture azurite) : WatchlistStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class WatchlistStoreInMemory : WatchlistStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

public abstract class WatchlistStoreContract : StorageContract
{
    private IWatchlistStore Watchlists => Get<IWatchlistStore>();

    [Fact]
    public async Task Is_empty_at_first() => Assert.Empty(await Watchlists.ListAsync(Cancel));

    [Fact]
    public async Task Lists_by_id()
    {
        await Watchlists.ApplyAsync([.. ((string[])["b", "a1", "ab", "9", "a-b"]).Select(id => Sample.Watchlist(id, "word"))], Cancel);

        Assert.Equal(["9", "a-b", "a1", "ab", "b"], (await Watchlists.ListAsync(Cancel)).Select(list => list.Id.Value));
    }

    [Fact]
    public async Task A_watchlist_comes_back_as_it_was_given()
    {
        var watchlist = Sample.Watchlist("dual-use", "nitrocellulose", "\"machine tools\"", "microelectronic*", "Київ", "漢字", "ßtraße") with
        {
            Name = Sample.HostileText,
            Channels = [],
        };

        await Watchlists.ApplyAsync([watchlist], Cancel);

        Same.Watchlists(watchlist, Assert.Single(await Watchlists.ListAsync(Cancel)));
    }

    [Fact]
    public async Task Applying_a_list_adds_changes_and_removes()
    {
        await Watchlists.ApplyAsync([Sample.Watchlist("gone", "a"), Sample.Watchlist("kept", "b"), Sample.Watchlist("other", "c")], Cancel);
        Watchlist[] next = [Sample.Watchlist("added", "d"), Sample.Watchlist("kept", "e", "f") with { Name = "Changed" }, Sample.Watchlist("other", "c")];

        await Watchlists.ApplyAsync(next, Cancel);

        var stored = await Watchlists.ListAsync(Cancel);
        Assert.Equal(next.Length, stored.Count);
        Assert.All(next.Zip(stored), pair => Same.Watchlists(pair.First, pair.Second));
    }

    [Fact]
    public async Task Applying_none_removes_all()
    {
        await Watchlists.ApplyAsync([Sample.Watchlist("a", "x"), Sample.Watchlist("b", "y")], Cancel);

        await Watchlists.ApplyAsync([], Cancel);

        Assert.Empty(await Watchlists.ListAsync(Cancel));
    }

    [Fact]
    public async Task Twenty_thousand_terms_in_several_scripts_come_back()
    {
        string[] stems = ["cable", "\"machine tools ", "Підстанція", "μηχανή", "半導體", "غواصة"];
        var terms = Enumerable.Range(0, 20_000)
            .Select(i => stems[i % stems.Length] is var stem && stem[0] == '"' ? $"{stem}{i}\"" : $"{stem}{i}{(i % 5 == 0 ? "*" : "")}")
            .ToArray();
        var watchlist = Sample.Watchlist("long", terms);

        await Watchlists.ApplyAsync([watchlist], Cancel);

        Same.Watchlists(watchlist, Assert.Single(await Watchlists.ListAsync(Cancel)));
    }

    [Fact]
    public async Task More_watchlists_than_fit_a_transaction_come_back()
    {
        var watchlists = Enumerable.Range(0, 120).Select(i => Sample.Watchlist($"list-{i:D3}", $"word{i}")).ToArray();

        await Watchlists.ApplyAsync(watchlists, Cancel);

        Assert.Equal(watchlists.Select(list => list.Id), (await Watchlists.ListAsync(Cancel)).Select(list => list.Id));
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_apply_the_same_lists()
    {
        await Watchlists.ApplyAsync([Sample.Watchlist("old", "x")], Cancel);
        Watchlist[] next = [Sample.Watchlist("a", "x"), Sample.Watchlist("b", "y")];

        await Task.WhenAll(Watchlists.ApplyAsync(next, Cancel), Watchlists.ApplyAsync(next, Cancel));

        Assert.Equal(["a", "b"], (await Watchlists.ListAsync(Cancel)).Select(list => list.Id.Value));
    }
}
