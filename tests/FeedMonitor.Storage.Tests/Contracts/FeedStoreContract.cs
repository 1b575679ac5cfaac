using System.Collections.Concurrent;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class FeedStoreOnAzurite(AzuriteFixture azurite) : FeedStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock).AddAzureStorage(azurite.NewClients());
}

public sealed class FeedStoreInMemory : FeedStoreContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(Clock));
}

public abstract class FeedStoreContract : StorageContract
{
    // Where times are compared in a query, the tests differ by milliseconds: Azurite looks no closer, Azure does.
    private static readonly DateTimeOffset Now = Sample.Now;

    /// <summary>The clock by which feeds that left the list are kept.</summary>
    protected StoppedClock Clock { get; } = new(Now);

    private IFeedStore Feeds => Get<IFeedStore>();

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Empty(await Feeds.ListAsync(Cancel));
        Assert.Empty(await Feeds.ListDueAsync(Now, evenIfClaimed: true, Cancel));
        Assert.Null(await Feeds.FindAsync(Sample.Feed(1).Id, Cancel));
    }

    [Fact]
    public async Task Lists_what_was_applied_by_title_whatever_the_case()
    {
        await Feeds.ApplyAsync([Sample.Feed(1, "beta"), Sample.Feed(2, "Gamma"), Sample.Feed(3, "Alpha"), Sample.Feed(4, "Żółw")], Cancel);

        Assert.Equal(["Alpha", "beta", "Gamma", "Żółw"], (await Feeds.ListAsync(Cancel)).Select(record => record.Feed.Title));
    }

    [Fact]
    public async Task A_definition_comes_back_as_it_was_given()
    {
        var feed = Sample.Feed(1, Sample.HostileText) with { Groups = [Sample.HostileText, "", "b"] };
        await Feeds.ApplyAsync([feed], Cancel);

        Same.Feeds(feed, (await FindAsync(feed)).Feed);
        Same.Feeds(feed, Assert.Single(await Feeds.ListAsync(Cancel)).Feed);
    }

    [Fact]
    public async Task A_new_feed_has_the_state_of_one_that_was_never_polled()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        Same.States(FeedState.New, (await FindAsync(Sample.Feed(1))).State);
    }

    [Fact]
    public async Task Applying_a_list_adds_changes_and_removes_and_keeps_the_state_of_what_stays()
    {
        await Feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2), Sample.Feed(3)], Cancel);
        await SaveAsync(Sample.Feed(1), Sample.Polled);
        await SaveAsync(Sample.Feed(2), Sample.Polled);
        var renamed = Sample.Feed(2, "Renamed") with { Groups = ["Elsewhere"] };

        await Feeds.ApplyAsync([Sample.Feed(1), renamed, Sample.Feed(4)], Cancel);

        Assert.Equal(["News 0001", "News 0004", "Renamed"], (await Feeds.ListAsync(Cancel)).Select(record => record.Feed.Title));
        Assert.Null(await Feeds.FindAsync(Sample.Feed(3).Id, Cancel));
        Same.Feeds(renamed, (await FindAsync(renamed)).Feed);
        Same.States(Sample.Polled, (await FindAsync(Sample.Feed(1))).State);
        Same.States(Sample.Polled, (await FindAsync(renamed)).State);
        Same.States(FeedState.New, (await FindAsync(Sample.Feed(4))).State);
    }

    [Fact]
    public async Task A_site_that_the_list_no_longer_names_is_forgotten()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        await Feeds.ApplyAsync([Sample.Feed(1) with { SiteUrl = null }], Cancel);

        Assert.Null((await FindAsync(Sample.Feed(1))).Feed.SiteUrl);
    }

    [Fact]
    public async Task A_site_that_the_list_names_later_is_kept()
    {
        await Feeds.ApplyAsync([Sample.Feed(1) with { SiteUrl = null }], Cancel);
        Assert.Null((await FindAsync(Sample.Feed(1))).Feed.SiteUrl);

        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        Assert.Equal("https://news1.example/", (await FindAsync(Sample.Feed(1))).Feed.SiteUrl);
    }

    [Fact]
    public async Task Applying_the_same_list_again_writes_nothing()
    {
        await Feeds.ApplyAsync(Sample.Feeds(3), Cancel);
        var before = await Feeds.ListAsync(Cancel);

        await Feeds.ApplyAsync(Sample.Feeds(3), Cancel);

        Assert.Equal(before.Select(record => record.Version), (await Feeds.ListAsync(Cancel)).Select(record => record.Version));
    }

    [Fact]
    public async Task A_feed_that_was_removed_and_comes_back_after_long_begins_anew()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        await SaveAsync(Sample.Feed(1), Sample.Polled);

        await Feeds.ApplyAsync([], Cancel);
        Clock.Advance(FeedState.KeptUnlisted + TimeSpan.FromMilliseconds(1));
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        Same.States(FeedState.New, (await FindAsync(Sample.Feed(1))).State);
    }

    [Fact]
    public async Task One_that_comes_back_sooner_goes_on_where_it_was_as_it_is_listed_now()
    {
        await Feeds.ApplyAsync(Sample.Feeds(150), Cancel);
        await SaveAsync(Sample.Feed(1), Sample.Polled);

        await Feeds.ApplyAsync([], Cancel);
        await Feeds.ApplyAsync([], Cancel);
        Clock.Advance(FeedState.KeptUnlisted);
        var renamed = Sample.Feed(1, "Renamed") with { SiteUrl = null };
        var told = new ConcurrentQueue<FeedId>();
        await Feeds.ApplyAsync([renamed, .. Sample.Feeds(150).Skip(1)], (added, _) => { Array.ForEach([.. added], told.Enqueue); return Task.CompletedTask; }, Cancel);

        Same.Feeds(renamed, (await FindAsync(renamed)).Feed);
        Same.States(Sample.Polled.ListedAgain(Clock.GetUtcNow()), (await FindAsync(renamed)).State);
        Assert.Equal(150, (await Feeds.ListAsync(Cancel)).Count);
        Assert.Equal(150, (await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel)).Count);
        Assert.Empty(told);
    }

    [Fact]
    public async Task One_that_left_is_nowhere_to_be_found_as_long_as_it_is_away()
    {
        await Feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2)], Cancel);

        await Feeds.ApplyAsync([Sample.Feed(2)], Cancel);
        await Feeds.PostponeAsync(_ => true, Now.AddDays(365), Cancel);

        Assert.Null(await Feeds.FindAsync(Sample.Feed(1).Id, Cancel));
        Assert.Equal(Sample.Feed(2).Id, Assert.Single(await Feeds.ListAsync(Cancel)).Feed.Id);
        foreach (var areNeighbours in (bool[])[true, false])
        {
            Assert.Equal(Sample.Feed(2).Id, Assert.Single(await Feeds.FindDueAsync([Sample.Feed(1).Id, Sample.Feed(2).Id], areNeighbours, Now.AddDays(3_650), Cancel)).Feed.Id);
        }

        Assert.Equal(Sample.Feed(2).Id, Assert.Single(await Feeds.ListDueAsync(Now.AddDays(3_650), evenIfClaimed: true, Cancel)).Id);
    }

    [Fact]
    public async Task Of_new_feeds_word_comes_once_they_are_stored_and_of_others_none()
    {
        await Feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2)], Cancel);
        var told = new ConcurrentQueue<FeedId>();

        await Feeds.ApplyAsync([Sample.Feed(2) with { Title = "Other" }, .. Sample.Feeds(250).Skip(2)], TakeAsync, Cancel);

        Assert.Equal(Sample.Feeds(250).Skip(2).Select(feed => feed.Id.Value).Order(StringComparer.Ordinal), told.Select(id => id.Value).Order(StringComparer.Ordinal));

        async Task TakeAsync(IReadOnlyList<FeedId> added, CancellationToken cancel)
        {
            Assert.Equal(added.Count, (await Feeds.FindDueAsync(added, areNeighbours: true, DateTimeOffset.UtcNow, cancel)).Count);
            Array.ForEach([.. added], told.Enqueue);
        }
    }

    [Fact]
    public async Task Hundreds_of_feeds_come_and_go()
    {
        await Feeds.ApplyAsync(Sample.Feeds(250), Cancel);
        Assert.Equal(250, (await Feeds.ListAsync(Cancel)).Count);

        await Feeds.ApplyAsync([.. Sample.Feeds(250).Select(feed => feed with { Title = $"{feed.Title} (new)" })], Cancel);
        Assert.All(await Feeds.ListAsync(Cancel), record => Assert.EndsWith("(new)", record.Feed.Title, StringComparison.Ordinal));

        await Feeds.ApplyAsync([], Cancel);
        Assert.Empty(await Feeds.ListAsync(Cancel));
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_apply_the_same_list()
    {
        await Feeds.ApplyAsync(Sample.Feeds(5), Cancel);
        var list = Sample.Feeds(40)[3..];

        await Task.WhenAll(Feeds.ApplyAsync(list, Cancel), Feeds.ApplyAsync(list, Cancel));

        Assert.Equal(list.Select(feed => feed.Title), (await Feeds.ListAsync(Cancel)).Select(record => record.Feed.Title));
    }

    [Fact]
    public async Task A_feed_is_due_from_the_millisecond_on_at_which_its_next_poll_stands()
    {
        await Feeds.ApplyAsync(Sample.Feeds(3), Cancel);
        await SaveAsync(Sample.Feed(1), FeedState.New with { NextPollAt = Now });
        await SaveAsync(Sample.Feed(2), FeedState.New with { NextPollAt = Now.AddMilliseconds(1) });

        Assert.Equal(Ids(Sample.Feed(1), Sample.Feed(3)), Ids(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel)));
    }

    [Fact]
    public async Task A_due_feed_is_listed_with_its_address_and_version()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        var due = Assert.Single(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel));

        Assert.Equal(new DueFeed(Sample.Feed(1).Id, Sample.Feed(1).Url, (await FindAsync(Sample.Feed(1))).Version), due);
    }

    [Fact]
    public async Task A_claimed_feed_is_due_for_others_when_the_claim_has_passed()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var until = Now.AddMinutes(10);
        await Feeds.ClaimAsync(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel), until, Cancel);

        Assert.Empty(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel));
        Assert.Empty(await Feeds.ListDueAsync(until.AddMilliseconds(-1), evenIfClaimed: false, Cancel));
        Assert.Single(await Feeds.ListDueAsync(until, evenIfClaimed: false, Cancel));
    }

    [Fact]
    public async Task A_host_that_starts_may_list_claimed_feeds_but_none_that_is_not_due()
    {
        await Feeds.ApplyAsync(Sample.Feeds(2), Cancel);
        await SaveAsync(Sample.Feed(2), FeedState.New with { NextPollAt = Now.AddMilliseconds(1) });
        await Feeds.ClaimAsync(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel), Now.AddMinutes(10), Cancel);

        Assert.Equal(Ids(Sample.Feed(1)), Ids(await Feeds.ListDueAsync(Now, evenIfClaimed: true, Cancel)));
    }

    [Fact]
    public async Task A_claim_changes_nothing_but_the_claim()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        await SaveAsync(Sample.Feed(1), Sample.Polled with { NextPollAt = Now, ClaimedUntil = DateTimeOffset.UnixEpoch });
        var until = Now.AddMinutes(10).AddTicks(5);

        var claimed = await Feeds.ClaimAsync(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel), until, Cancel);

        Assert.Single(claimed);
        var record = await FindAsync(Sample.Feed(1));
        Same.States(Sample.Polled with { NextPollAt = Now, ClaimedUntil = until }, record.State);
        Same.Feeds(Sample.Feed(1), record.Feed);
    }

    [Fact]
    public async Task Feeds_that_somebody_changed_or_removed_since_they_were_listed_are_left_out_of_a_claim()
    {
        await Feeds.ApplyAsync(Sample.Feeds(4), Cancel);
        var due = await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel);
        await SaveAsync(Sample.Feed(2), Sample.Polled);
        await Feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2), Sample.Feed(3)], Cancel);

        var claimed = await Feeds.ClaimAsync(due, Now.AddMinutes(10), Cancel);

        Assert.Equal(Ids(Sample.Feed(1), Sample.Feed(3)), Ids(claimed));
        Same.States(Sample.Polled, (await FindAsync(Sample.Feed(2))).State);
        Assert.Null(await Feeds.FindAsync(Sample.Feed(4).Id, Cancel));
    }

    [Fact]
    public async Task Hundreds_of_feeds_are_claimed_in_one_call()
    {
        await Feeds.ApplyAsync(Sample.Feeds(250), Cancel);

        var claimed = await Feeds.ClaimAsync(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel), Now.AddMinutes(10), Cancel);

        Assert.Equal(Ids(Sample.Feeds(250)), Ids(claimed));
        Assert.Empty(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel));
    }

    [Fact]
    public async Task Two_planners_never_claim_the_same_feed()
    {
        await Feeds.ApplyAsync(Sample.Feeds(30), Cancel);
        var due = await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel);

        var claims = await Task.WhenAll(
            Task.Run(() => Feeds.ClaimAsync(due, Now.AddMinutes(10), Cancel)),
            Task.Run(() => Feeds.ClaimAsync(due, Now.AddMinutes(10), Cancel)));

        Assert.Equal(Ids(Sample.Feeds(30)), Ids([.. claims.SelectMany(claim => claim)]));
    }

    [Fact]
    public async Task Every_field_of_a_state_comes_back_to_the_last_tick()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);

        await SaveAsync(Sample.Feed(1), Sample.Polled);

        Same.States(Sample.Polled, (await FindAsync(Sample.Feed(1))).State);
        Same.States(Sample.Polled, Assert.Single(await Feeds.ListAsync(Cancel)).State);
    }

    [Fact]
    public async Task A_field_that_is_no_longer_set_is_gone()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        await SaveAsync(Sample.Feed(1), Sample.Polled);

        await SaveAsync(Sample.Feed(1), FeedState.New);

        Same.States(FeedState.New, (await FindAsync(Sample.Feed(1))).State);
    }

    [Fact]
    public async Task A_full_seen_set_comes_back_and_shrinks_again()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var full = SeenSet.Empty.Show(Enumerable.Range(0, SeenSet.Capacity).Select(i => unchecked((ulong)i * 0x9E37_79B9_7F4A_7C15)));
        Assert.Equal(65_536, full.Count);

        await SaveAsync(Sample.Feed(1), FeedState.New with { Seen = full });
        Assert.Equal(full.ToBytes(), (await FindAsync(Sample.Feed(1))).State.Seen.ToBytes());

        var small = SeenSet.Empty.Show([1, 2, 3]);
        await SaveAsync(Sample.Feed(1), FeedState.New with { Seen = small });
        Assert.Equal(small.ToBytes(), (await FindAsync(Sample.Feed(1))).State.Seen.ToBytes());
    }

    [Fact]
    public async Task A_save_under_an_old_version_is_refused_and_writes_nothing()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var old = await FindAsync(Sample.Feed(1));
        await SaveAsync(Sample.Feed(1), Sample.Polled);

        Assert.False(await Feeds.TrySaveStateAsync(old, FeedState.New with { Failures = 99 }, Cancel));

        Same.States(Sample.Polled, (await FindAsync(Sample.Feed(1))).State);
    }

    [Fact]
    public async Task A_save_is_refused_after_another_planner_has_claimed_the_feed()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var old = await FindAsync(Sample.Feed(1));
        await Feeds.ClaimAsync(await Feeds.ListDueAsync(Now, evenIfClaimed: false, Cancel), Now.AddMinutes(10), Cancel);

        Assert.False(await Feeds.TrySaveStateAsync(old, Sample.Polled, Cancel));

        Same.States(FeedState.New with { ClaimedUntil = Now.AddMinutes(10) }, (await FindAsync(Sample.Feed(1))).State);
    }

    [Fact]
    public async Task A_save_never_brings_back_an_old_definition()
    {
        await Feeds.ApplyAsync([Sample.Feed(1, "Old")], Cancel);
        var old = await FindAsync(Sample.Feed(1));
        await Feeds.ApplyAsync([Sample.Feed(1, "New")], Cancel);

        Assert.False(await Feeds.TrySaveStateAsync(old, Sample.Polled, Cancel));

        Assert.Equal("New", (await FindAsync(Sample.Feed(1))).Feed.Title);
    }

    [Fact]
    public async Task A_save_never_brings_back_a_removed_feed()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var old = await FindAsync(Sample.Feed(1));
        await Feeds.ApplyAsync([], Cancel);

        Assert.False(await Feeds.TrySaveStateAsync(old, Sample.Polled, Cancel));

        Assert.Null(await Feeds.FindAsync(Sample.Feed(1).Id, Cancel));
    }

    [Fact]
    public async Task Of_two_workers_that_save_the_same_version_one_wins()
    {
        await Feeds.ApplyAsync([Sample.Feed(1)], Cancel);
        var record = await FindAsync(Sample.Feed(1));

        var saved = await Task.WhenAll(Enumerable.Range(1, 4).Select(worker =>
            Task.Run(() => Feeds.TrySaveStateAsync(record, FeedState.New with { Failures = worker }, Cancel))));

        Assert.Single(saved, won => won);
        Assert.Equal(Array.IndexOf(saved, true) + 1, (await FindAsync(Sample.Feed(1))).State.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_due_feeds_of_a_batch_come_with_their_states(bool areNeighbours)
    {
        await Feeds.ApplyAsync(Sample.Feeds(30), Cancel);
        await SaveAsync(Sample.Feed(3), Sample.Polled);
        var due = await Feeds.ListDueAsync(Sample.Now, evenIfClaimed: false, Cancel);
        await Feeds.ClaimAsync(due, Sample.Now.AddMinutes(10), Cancel);
        FeedId[] batch = [.. due.Skip(5).Take(10).Select(feed => feed.Id), new FeedId("gone")];

        var polled = await Feeds.FindAsync(due[7].Id, Cancel);
        await Feeds.TrySaveStateAsync(polled!, Sample.Polled, Cancel);

        var found = await Feeds.FindDueAsync(batch, areNeighbours, Sample.Now, Cancel);

        Assert.Equal(batch[..^1].Where(id => id != due[7].Id).Select(id => id.Value).Order(StringComparer.Ordinal), Ids(found.Select(record => record.Feed)));
        foreach (var record in found)
        {
            var one = await FindAsync(record.Feed);
            Assert.Equal(one.Version, record.Version);
            Same.States(one.State, record.State);
        }
    }

    [Fact]
    public async Task What_is_due_is_listed_in_the_order_of_ids()
    {
        await Feeds.ApplyAsync(Sample.Feeds(30), Cancel);

        var due = await Feeds.ListDueAsync(Sample.Now, evenIfClaimed: false, Cancel);

        Assert.Equal(Ids(due), due.Select(feed => feed.Id.Value));
    }

    [Fact]
    public async Task Many_states_are_saved_together_but_for_those_that_somebody_else_has_saved()
    {
        await Feeds.ApplyAsync(Sample.Feeds(150), Cancel);
        var records = await Feeds.ListAsync(Cancel);
        await SaveAsync(records[7].Feed, Sample.Polled with { Failures = 70 });
        await Feeds.ApplyAsync([.. Sample.Feeds(150).Where(feed => feed.Id != records[140].Feed.Id)], Cancel);

        var saved = await Feeds.TrySaveStatesAsync([.. records.Select(record => (record, Sample.Polled))], Cancel);

        Assert.Equal(Enumerable.Range(0, 150).Select(i => i is not (7 or 140)), saved);
        Assert.Equal(70, (await FindAsync(records[7].Feed)).State.Failures);
        Same.States(Sample.Polled, (await FindAsync(records[8].Feed)).State);
        Assert.Null(await Feeds.FindAsync(records[140].Feed.Id, Cancel));
        Assert.Empty(await Feeds.TrySaveStatesAsync([], Cancel));
    }

    [Fact]
    public async Task Postponing_moves_what_is_meant_and_due_earlier()
    {
        await Feeds.ApplyAsync(Sample.Feeds(3), Cancel);
        var until = Sample.Now.AddHours(2);
        await SaveAsync(Sample.Feed(1), Sample.Polled with { NextPollAt = until.AddHours(1) });
        await SaveAsync(Sample.Feed(2), Sample.Polled with { NextPollAt = until.AddHours(-1) });

        await Feeds.PostponeAsync(url => url != Sample.Feed(3).Url, until, Cancel);

        Same.States(Sample.Polled with { NextPollAt = until.AddHours(1) }, (await FindAsync(Sample.Feed(1))).State);
        Same.States(Sample.Polled with { NextPollAt = until }, (await FindAsync(Sample.Feed(2))).State);
        Assert.Equal(FeedState.New.NextPollAt, (await FindAsync(Sample.Feed(3))).State.NextPollAt);
    }

    [Fact]
    public async Task A_feed_that_has_moved_is_planned_and_postponed_by_its_new_address()
    {
        await Feeds.ApplyAsync([Sample.Feed(1), Sample.Feed(2)], Cancel);
        var (moved, until) = (FeedUrl.Parse("https://moved.example/feed"), Sample.Now.AddHours(2));
        await SaveAsync(Sample.Feed(1), FeedState.New with { MovedTo = moved, MovedSeen = FeedState.MovesToBelieve });
        await SaveAsync(Sample.Feed(2), FeedState.New with { MovedTo = moved, MovedSeen = FeedState.MovesToBelieve - 1 });

        Assert.Equal(new HashSet<FeedUrl> { moved, Sample.Feed(2).Url }, (await Feeds.ListDueAsync(Sample.Now, evenIfClaimed: false, Cancel)).Select(due => due.Url).ToHashSet());
        await Feeds.PostponeAsync(url => url == moved, until, Cancel);

        Assert.Equal(until, (await FindAsync(Sample.Feed(1))).State.NextPollAt);
        Assert.Equal(FeedState.New.NextPollAt, (await FindAsync(Sample.Feed(2))).State.NextPollAt);
    }

    private static IEnumerable<string> Ids(params IEnumerable<Feed> feeds) => feeds.Select(feed => feed.Id.Value).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ids(IReadOnlyList<DueFeed> feeds) => feeds.Select(feed => feed.Id.Value).Order(StringComparer.Ordinal);

    private async Task<FeedRecord> FindAsync(Feed feed)
    {
        var record = await Feeds.FindAsync(feed.Id, Cancel);
        Assert.NotNull(record);
        return record;
    }

    private async Task SaveAsync(Feed feed, FeedState state) => Assert.True(await Feeds.TrySaveStateAsync(await FindAsync(feed), state, Cancel));
}
