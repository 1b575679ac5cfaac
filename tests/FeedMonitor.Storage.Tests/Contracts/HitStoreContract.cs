using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class HitStoreOnAzurite(AzuriteFixture azurite) : HitStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class HitStoreInMemory : HitStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

public abstract class HitStoreContract : StorageContract
{
    private IHitStore Hits => Get<IHitStore>();

    private IAlertOutbox Outbox => Get<IAlertOutbox>();

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Null(await Hits.FindAsync(Sample.Hit(1).Id, Cancel));
        var page = await Hits.ListAsync(new HitQuery(), Cancel);
        Assert.Empty(page.Hits);
        Assert.Null(page.Next);
        Assert.Empty(await Hits.RecordAsync([], Cancel));
    }

    [Fact]
    public async Task A_hit_comes_back_as_it_was_recorded()
    {
        var hit = Sample.Hit(1, "desk", "mail") with
        {
            Title = Sample.HostileText,
            FeedTitle = Sample.HostileText,
            FoundAt = Sample.Now.ToOffset(TimeSpan.FromHours(-3)),
            Evidence = [.. Enum.GetValues<Zone>().Select(zone => new Evidence(Sample.HostileText, Sample.HostileText, zone, (int)zone, 7))],
        };

        var recorded = Assert.Single(await Hits.RecordAsync([hit], Cancel));

        Assert.True(recorded.IsNew);
        Same.Hits(hit, recorded.Hit);
        Same.Hits(hit, await Hits.FindAsync(hit.Id, Cancel));
        Same.Hits(hit, Assert.Single((await Hits.ListAsync(new HitQuery(), Cancel)).Hits));
    }

    [Fact]
    public async Task What_tells_stories_comes_without_proofs_and_alerts()
    {
        Hit[] hits = [Sample.Hit(1, "desk", "mail"), Sample.Hit(2) with { Title = Sample.HostileText, Evidence = [], Signature = null }];
        await Hits.RecordAsync(hits, Cancel);

        var page = await Hits.ListAsync(new HitQuery { Parts = HitParts.Telling }, Cancel);

        Same.Hits(hits[1], page.Hits[0]);
        Same.Hits(hits[0] with { Evidence = [], Alerts = [] }, page.Hits[1]);
    }

    [Fact]
    public async Task What_a_hit_may_lack_stays_away()
    {
        var hit = Sample.Hit(1) with { Link = null, Published = null, Evidence = [], Title = "", Signature = null };

        await Hits.RecordAsync([hit], Cancel);

        Same.Hits(hit, await Hits.FindAsync(hit.Id, Cancel));
    }

    [Fact]
    public async Task A_headline_that_was_cut_within_a_character_does_no_harm()
    {
        var hit = Sample.Hit(1, "desk") with { Title = "cut \uD83D…", Evidence = [new Evidence("a", "\uDE80 tail", Zone.Body, 0, 1)] };

        await Hits.RecordAsync([hit], Cancel);

        Assert.StartsWith("cut ", (await Hits.FindAsync(hit.Id, Cancel))!.Title, StringComparison.Ordinal);
        Assert.Single(await Outbox.ListOwedAsync(Cancel));
    }

    [Theory]
    [InlineData("«Рубеж» \"30\" 漢字")]
    [InlineData("\"")]
    [InlineData("🛰")]
    [InlineData("\uE000")]
    [InlineData("\u0001")]
    public async Task The_longest_hit_that_is_ever_composed_is_stored_whatever_its_letters(string letters)
    {
        var sentence = string.Concat(Enumerable.Repeat(letters, 600))[..600];
        var hit = Sample.Hit(1, "desk") with
        {
            Title = sentence[..HitComposer.LongestTitle],
            Link = "https://news1.example/" + new string('a', HitComposer.LongestLink - 22),
            Evidence = [.. Enumerable.Range(0, HitComposer.SentencesPerHit).Select(i => new Evidence("\"machine tools\"", sentence, Zone.Body, i, 7))],
        };

        await Hits.RecordAsync([hit], Cancel);

        Same.Hits(hit, await Hits.FindAsync(hit.Id, Cancel));
    }

    [Fact]
    public async Task A_hit_and_what_it_owes_are_stored_together()
    {
        var hit = Sample.Hit(1, "desk", "mail");

        await Hits.RecordAsync([hit, Sample.Hit(2)], Cancel);

        Assert.Equal(
            hit.Alerts.Select(alert => new OwedAlert(alert.Id, hit.Id, alert.Channel, 0, alert.At, DateTimeOffset.UnixEpoch, null) { Since = alert.At }),
            (await Outbox.ListOwedAsync(Cancel)).OrderBy(owed => owed.Channel, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_what_is_owed_goes_to_the_outbox()
    {
        var hit = Sample.Hit(1, "desk", "mail", "pager");
        hit = hit with
        {
            Alerts = [hit.Alerts[0] with { State = AlertState.Sent, Told = ToldTerms.Of(hit) }, hit.Alerts[1], hit.Alerts[2] with { State = AlertState.Dead, Reason = "gone" }],
        };

        await Hits.RecordAsync([hit], Cancel);

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        Same.Hits(hit, await Hits.FindAsync(hit.Id, Cancel));
    }

    [Fact]
    public async Task A_hit_that_is_recorded_twice_stays_the_first()
    {
        var first = Sample.Hit(1, "desk");
        await Hits.RecordAsync([first], Cancel);

        var again = Assert.Single(await Hits.RecordAsync(
            [Sample.Hit(1, "desk", "mail") with { Title = "Second", FoundAt = Sample.Now.AddHours(1) }], Cancel));

        Assert.False(again.IsNew);
        Same.Hits(first, again.Hit);
        Same.Hits(first, await Hits.FindAsync(first.Id, Cancel));
        Same.Hits(first, Assert.Single((await Hits.ListAsync(new HitQuery(), Cancel)).Hits));
        Assert.Equal(["desk"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
    }

    [Fact]
    public async Task A_hit_that_is_recorded_again_tells_the_state_of_its_alerts_and_owes_none_anew()
    {
        var hit = Sample.Hit(1, "desk", "mail");
        await Hits.RecordAsync([hit], Cancel);
        var claimed = await Outbox.ClaimAsync(hit.Alerts[0].Id, Sample.Now.AddHours(1), Sample.Now.AddHours(2), Cancel);
        await Outbox.MarkSentAsync(claimed!, Sample.Now.AddHours(1), Cancel);

        var again = Assert.Single(await Hits.RecordAsync([hit], Cancel));

        Assert.False(again.IsNew);
        Assert.Equal(AlertState.Sent, again.Hit.Alerts.Single(alert => alert.Channel == "desk").State);
        Assert.Equal(AlertState.Owed, again.Hit.Alerts.Single(alert => alert.Channel == "mail").State);
        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
    }

    [Fact]
    public async Task A_hit_that_stands_twice_in_one_call_is_stored_once()
    {
        var recorded = await Hits.RecordAsync([Sample.Hit(1, "desk"), Sample.Hit(2), Sample.Hit(1, "desk")], Cancel);

        Assert.Equal([true, true, false], recorded.Select(hit => hit.IsNew));
        Assert.Equal(2, (await Hits.ListAsync(new HitQuery(), Cancel)).Hits.Count);
        Assert.Single(await Outbox.ListOwedAsync(Cancel));
    }

    [Fact]
    public async Task Hundreds_of_hits_are_recorded_in_one_call_and_answered_in_order()
    {
        var hits = Sample.Hits(250, "desk", "mail", "pager");

        var recorded = await Hits.RecordAsync(hits, Cancel);

        Assert.Equal(hits.Select(hit => hit.Id), recorded.Select(hit => hit.Hit.Id));
        Assert.All(recorded, hit => Assert.True(hit.IsNew));
        Assert.Equal(250, (await Hits.ListAsync(new HitQuery(Limit: 1_000), Cancel)).Hits.Count);
        Assert.Equal(new OutboxCounts(Owed: 750, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.Equal(750, (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Id).Distinct().Count());
    }

    [Fact]
    public async Task Of_hits_that_are_partly_stored_already_the_others_are_stored()
    {
        var hits = Sample.Hits(60, "desk");
        await Hits.RecordAsync([hits[7], hits[40]], Cancel);

        var recorded = await Hits.RecordAsync(hits, Cancel);

        Assert.Equal(hits.Select(hit => (hit.Id, hit != hits[7] && hit != hits[40])), recorded.Select(hit => (hit.Hit.Id, hit.IsNew)));
        Assert.Equal(60, (await Outbox.CountAsync(Cancel)).Owed);
    }

    [Fact]
    public async Task Two_workers_that_record_the_same_hits_store_each_once()
    {
        var hits = Sample.Hits(20, "desk");

        var recorded = await Task.WhenAll(Task.Run(() => Hits.RecordAsync(hits, Cancel)), Task.Run(() => Hits.RecordAsync(hits, Cancel)));

        Assert.Equal(20, recorded.Sum(answer => answer.Count(hit => hit.IsNew)));
        Assert.Equal(20, (await Hits.ListAsync(new HitQuery(), Cancel)).Hits.Count);
        Assert.Equal(20, (await Outbox.CountAsync(Cancel)).Owed);
    }

    [Fact]
    public async Task Lists_the_newest_first_to_the_tick()
    {
        Hit[] hits =
        [
            Sample.Hit(1) with { FoundAt = Sample.Now },
            Sample.Hit(2) with { FoundAt = Sample.Now.AddTicks(1) },
            Sample.Hit(3) with { FoundAt = Sample.Now.AddTicks(-1) },
            Sample.Hit(4) with { FoundAt = Sample.Now.AddTicks(2).ToOffset(TimeSpan.FromHours(9)) },
        ];
        await Hits.RecordAsync(hits, Cancel);

        var page = await Hits.ListAsync(new HitQuery(), Cancel);

        Assert.Equal([hits[3].Id, hits[1].Id, hits[0].Id, hits[2].Id], page.Hits.Select(hit => hit.Id));
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(30)]
    public async Task Pages_follow_each_other_without_loss_or_repetition(int limit)
    {
        // Three at a time are found in the same tick.
        var hits = Sample.Hits(30).Select((hit, i) => hit with { FoundAt = Sample.Now.AddTicks(i / 3) }).ToArray();
        await Hits.RecordAsync(hits, Cancel);

        var pages = await PagesAsync(new HitQuery(limit));

        Assert.All(pages[..^1], page => Assert.Equal(limit, page.Hits.Count));
        Assert.NotEmpty(pages[^1].Hits);
        var listed = pages.SelectMany(page => page.Hits).ToArray();
        Assert.Equal(hits.Select(hit => hit.Id.Value).Order(StringComparer.Ordinal), listed.Select(hit => hit.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(listed.OrderByDescending(hit => hit.FoundAt).Select(hit => hit.FoundAt), listed.Select(hit => hit.FoundAt));
    }

    [Fact]
    public async Task A_hit_that_comes_while_somebody_pages_moves_nothing()
    {
        var hits = Sample.Hits(6);
        await Hits.RecordAsync(hits, Cancel);
        var first = await Hits.ListAsync(new HitQuery(Limit: 3), Cancel);

        await Hits.RecordAsync([Sample.Hit(7)], Cancel);

        var second = await Hits.ListAsync(new HitQuery(Limit: 3, Cursor: first.Next), Cancel);
        Assert.Equal([hits[2].Id, hits[1].Id, hits[0].Id], second.Hits.Select(hit => hit.Id));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Lists_the_hits_of_one_watchlist_or_one_feed_or_both()
    {
        var hits = Sample.Hits(40)
            .Select((hit, i) => hit with { Watchlist = WatchlistId.Parse(i % 2 == 0 ? "even" : "odd"), Feed = Sample.Feed(i % 4 < 2 ? 1 : 2).Id })
            .ToArray();
        await Hits.RecordAsync(hits, Cancel);
        var even = WatchlistId.Parse("even");
        var second = Sample.Feed(2).Id;

        await AssertListedAsync(new HitQuery(Limit: 6, Watchlist: even), hits.Where(hit => hit.Watchlist == even));
        await AssertListedAsync(new HitQuery(Limit: 6, Feed: second), hits.Where(hit => hit.Feed == second));
        await AssertListedAsync(new HitQuery(Limit: 6, even, second), hits.Where(hit => hit.Watchlist == even && hit.Feed == second));
        Assert.Empty((await Hits.ListAsync(new HitQuery(Watchlist: WatchlistId.Parse("none")), Cancel)).Hits);
    }

    [Fact]
    public async Task Lists_the_hits_of_a_time_its_beginning_included_and_its_end_not()
    {
        var hits = Sample.Hits(12);
        await Hits.RecordAsync(hits, Cancel);
        var (from, until) = (hits[3].FoundAt, hits[9].FoundAt);

        await AssertListedAsync(new HitQuery(Limit: 4) { From = from, Until = until }, hits[3..9]);
        await AssertListedAsync(new HitQuery(Limit: 4) { From = from.AddTicks(1) }, hits[4..]);
        await AssertListedAsync(new HitQuery(Limit: 4) { Until = until.AddTicks(1) }, hits[..10]);
        Assert.Empty((await Hits.ListAsync(new HitQuery { From = until, Until = from }, Cancel)).Hits);
    }

    [Theory]
    [InlineData("ВЕРСТАТИ 7", 7)]
    [InlineData("ПОІХАЛИ дальше", 8)]
    [InlineData("zurich", 9)]
    [InlineData("nowhere", 0)]
    public async Task Lists_the_hits_that_show_a_text_whatever_its_case_and_accents(string text, int number)
    {
        var hits = Sample.Hits(9);
        hits[7] = hits[7] with { Evidence = [hits[7].Evidence[0] with { Text = "Они поїхали дальше." }] };
        hits[8] = hits[8] with { FeedTitle = "Zürich heute" };
        await Hits.RecordAsync(hits, Cancel);

        await AssertListedAsync(new HitQuery(Limit: 2) { Text = new HitText(text) }, number == 0 ? [] : [hits[number - 1]]);
    }

    [Fact]
    public async Task A_feed_id_is_no_way_into_the_query()
    {
        await Hits.RecordAsync([Sample.Hit(1)], Cancel);

        Assert.Empty((await Hits.ListAsync(new HitQuery(Feed: new FeedId("x' or Feed ne '")), Cancel)).Hits);
    }

    [Fact]
    public async Task An_amended_hit_owes_its_new_alert_and_keeps_the_state_of_the_old_ones()
    {
        var hit = Sample.Hit(1, "desk");
        await Hits.RecordAsync([hit], Cancel);
        var claimed = await Outbox.ClaimAsync(hit.Alerts[0].Id, Sample.Now.AddHours(1), Sample.Now.AddHours(2), Cancel);
        await Outbox.MarkSentAsync(claimed!, Sample.Now.AddHours(1), Cancel);
        var added = new HitAlert(AlertId.Of(hit.Id, "desk", ["drone*"]), "desk", AlertState.Owed, Sample.Now.AddHours(3));
        var amended = hit with { Terms = [.. hit.Terms, "drone*"], Score = 9, AmendedAt = added.At, Alerts = [.. hit.Alerts, added] };

        await Hits.AmendAsync(amended, Cancel);
        var again = await Hits.AmendAsync(amended, Cancel);

        var expected = amended with { Alerts = [hit.Alerts[0] with { State = AlertState.Sent, At = Sample.Now.AddHours(1), Told = ToldTerms.Of(hit) }, added] };
        AssertSame(expected, again);
        AssertSame(expected, await Hits.FindAsync(hit.Id, Cancel));
        AssertSame(expected, Assert.Single((await Hits.ListAsync(new HitQuery(), Cancel)).Hits));
        Assert.Equal(added.Id, Assert.Single(await Outbox.ListOwedAsync(Cancel)).Id);

        // Both alerts are of one channel: told apart by their ids.
        static void AssertSame(Hit expected, Hit? actual)
        {
            Same.Hits(expected with { Alerts = [] }, actual! with { Alerts = [] });
            Assert.Equal(expected.Alerts.OrderBy(alert => alert.Id.Value, StringComparer.Ordinal), actual.Alerts.OrderBy(alert => alert.Id.Value, StringComparer.Ordinal));
        }
    }

    private async Task AssertListedAsync(HitQuery query, IEnumerable<Hit> expected) => Assert.Equal(
        expected.OrderByDescending(hit => hit.FoundAt).Select(hit => hit.Id),
        (await PagesAsync(query)).SelectMany(page => page.Hits).Select(hit => hit.Id));

    private async Task<List<HitPage>> PagesAsync(HitQuery query)
    {
        List<HitPage> pages = [await Hits.ListAsync(query, Cancel)];
        while (pages[^1].Next is { } cursor)
        {
            Assert.True(pages.Count < 100, "The pages do not end.");
            pages.Add(await Hits.ListAsync(query with { Cursor = cursor }, Cancel));
        }

        return pages;
    }
}
