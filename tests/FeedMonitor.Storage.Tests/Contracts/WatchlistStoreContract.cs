using FeedMonitor.Alerts.Modes;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;
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
    private const string Quoted = "\"machine  tools\"";

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
            Query = Query.Parse("title:drone* NEAR/5 (Iran OR \"Iran's\")\n AND =WHO NOT film"),
            None = [Query.Parse("review OR trailer"), Query.Parse(Quoted)],
            MinTerms = 3,
            JoinsStories = false,
            Scope = new WatchlistScope(["Harbour News", "https://news1.example/feed.xml?lang=uk"], ["World / Наука"], ["uk", "zh"]),
            AlertMode = new AlertMode
            {
                Digest = new DigestSchedule.Daily(450),
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe"),
                Quiet = new QuietHours([new QuietRange(1_320, 420, QuietRange.EveryDay), new QuietRange(0, 1_440, 65)]),
                MaxPerHour = 10,
                Cooldown = TimeSpan.FromMinutes(90),
            },
        };

        await Watchlists.ApplyAsync([watchlist], Cancel);

        Same.Watchlists(watchlist, Assert.Single(await Watchlists.ListAsync(Cancel)));
        Same.Watchlists(watchlist, await Watchlists.FindAsync(watchlist.Id, Cancel));
    }

    [Fact]
    public async Task Of_no_such_id_there_is_none() => Assert.Null(await Watchlists.FindAsync(WatchlistId.Parse("none"), Cancel));

    [Fact]
    public async Task A_version_changes_with_anything_of_its_watchlist_and_with_nothing_else()
    {
        var plain = Sample.Watchlist("a", "x", "y");
        Watchlist[] all =
        [
            plain,
            plain with { Name = "Another" },
            plain with { Terms = [.. plain.Terms.Reverse()] },
            plain with { Terms = [plain.Terms[0].Of("1"), plain.Terms[1]] },
            plain with { Terms = [plain.Terms[0], plain.Terms[1].Of("1")] },
            plain with { Channels = ["desk"] },
            plain with { Query = Query.Parse("z") },
            plain with { None = [Query.Parse("z")] },
            plain with { MinTerms = 2 },
            plain with { Scope = new WatchlistScope(["z"], [], []) },
            plain with { JoinsStories = false },
            plain with { Scope = new WatchlistScope([], ["z"], []) },
            plain with { Scope = new WatchlistScope([], [], ["z"]) },
            plain with { AlertMode = new AlertMode { Digest = new DigestSchedule.Hourly() } },
            plain with { AlertMode = new AlertMode { Digest = new DigestSchedule.Hourly(), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") } },
            plain with { AlertMode = new AlertMode { Quiet = new QuietHours([new QuietRange(0, 60, QuietRange.EveryDay)]) } },
            plain with { AlertMode = new AlertMode { MaxPerHour = 1 } },
            plain with { AlertMode = new AlertMode { Cooldown = TimeSpan.FromMinutes(1) } },
        ];
        var versions = new List<string>();
        foreach (var watchlist in all)
        {
            await Watchlists.ApplyAsync([watchlist, Sample.Watchlist("other", "x")], Cancel);
            versions.Add((await Watchlists.ListVersionsAsync(Cancel))[0].Version);
        }

        await Watchlists.ApplyAsync([plain with { Terms = [.. plain.Terms] }], Cancel);

        Assert.Equal(all.Length, versions.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(new WatchlistVersion(plain.Id, versions[0]), Assert.Single(await Watchlists.ListVersionsAsync(Cancel)));
    }

    [Fact]
    public async Task A_list_of_a_hundred_thousand_names_comes_back_with_its_references()
    {
        var names = Sample.Names("names", 100_000);
        var small = Sample.Watchlist("small", "x");

        await Watchlists.ApplyAsync([names, small], Cancel);

        Same.Watchlists(names, await Watchlists.FindAsync(names.Id, Cancel));
        Assert.Equal([names.Id, small.Id], (await Watchlists.ListAsync(Cancel)).Select(list => list.Id));
        Assert.Equal([names.Id, small.Id], (await Watchlists.ListVersionsAsync(Cancel)).Select(version => version.Id));
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
