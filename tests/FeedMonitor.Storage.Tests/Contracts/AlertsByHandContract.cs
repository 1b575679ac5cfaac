using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Modes;
using FeedMonitor.Hits;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class AlertsByHandOnAzurite(AzuriteFixture azurite) : AlertsByHandContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class AlertsByHandInMemory : AlertsByHandContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

/// <summary>What a person does with alerts that are owed or dead.</summary>
public abstract class AlertsByHandContract : StorageContract
{
    private static readonly Hit Hit = Sample.Hit(1, "desk", "mail");
    private static readonly AlertId Id = AlertId.Of(Hit.Id, "desk");
    private static readonly DateTimeOffset Due = Hit.FoundAt;
    private static readonly DateTimeOffset Later = Due.AddHours(3).AddTicks(7);

    private IAlertOutbox Outbox => Get<IAlertOutbox>();

    [Fact]
    public async Task A_lease_of_a_clock_that_ran_ahead_keeps_nobody_from_retrying()
    {
        var hit = Sample.Hit(1, "desk");
        await Get<IHitStore>().RecordAsync([hit], Cancel);
        var ahead = hit.FoundAt.AddYears(1);
        Assert.NotNull(await Get<IAlertOutbox>().ClaimAsync(hit.Alerts[0].Id, ahead, ahead.AddMinutes(1), Cancel));

        Assert.Equal(HandledAlert.Done, await Get<IAlertOutbox>().RetryAsync(hit.Alerts[0].Id, hit.FoundAt, Cancel));
    }

    [Fact]
    public async Task Dead_alerts_are_listed_with_their_attempts_and_the_last_error()
    {
        Assert.Empty(await Outbox.ListDeadAsync(Cancel));

        await BuryAsync();

        var dead = Assert.Single(await Outbox.ListDeadAsync(Cancel));
        Assert.Equal((Id, Hit.Id, "desk", 2, "HTTP 410", Due), (dead.Id, dead.Hit, dead.Channel, dead.Attempts, dead.LastError, dead.Since));
    }

    [Fact]
    public async Task A_dead_alert_that_is_retried_is_owed_under_its_id_with_no_attempt_counted_and_its_hit_says_so()
    {
        await BuryAsync();

        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(Id, Later, Cancel));

        Assert.Equal(new OutboxCounts(Owed: 2, Dead: 0), await Outbox.CountAsync(Cancel));
        await AssertHitSaysAsync(new HitAlert(Id, "desk", AlertState.Owed, Later, "HTTP 410"));
        Assert.Null(await Outbox.ClaimAsync(Id, Later.AddTicks(-1), Later.AddMinutes(1), Cancel));
        var claimed = await ClaimAsync(Later);
        Assert.Equal(new OwedAlert(Id, Hit.Id, "desk", 0, Later, Later.AddMinutes(1), "HTTP 410") { Since = Due, AskedAt = Later }, claimed.Owed);
        Assert.True(await Outbox.MarkSentAsync(claimed, Later, Cancel));
    }

    [Fact]
    public async Task An_alert_that_waits_for_its_next_attempt_is_due_when_it_is_retried_and_its_attempts_stay_counted()
    {
        await FailAsync();

        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(Id, Due.AddMinutes(1), Cancel));

        var claimed = await ClaimAsync(Due.AddMinutes(1));
        Assert.Equal((1, "HTTP 500"), (claimed.Owed.Attempts, claimed.Owed.LastError));
    }

    [Fact]
    public async Task A_held_alert_that_is_retried_is_due_and_held_no_more_and_its_hit_says_so()
    {
        await RecordAsync();
        Assert.True(await Get<IDigestOutbox>().HoldAsync(await ClaimAsync(Due), new HeldAlert(DigestReason.QuietHours, Hit.Watchlist, Due, Due), Due.AddDays(1), "quiet hours", Cancel));

        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(Id, Later, Cancel));

        Assert.Equal(0, (await Outbox.CountAsync(Cancel)).Held);
        await AssertHitSaysAsync(new HitAlert(Id, "desk", AlertState.Owed, Later));
        Assert.Equal((null, Later), await ClaimAsync(Later) is { Owed: var owed } ? (owed.Held, owed.AskedAt) : default);
    }

    [Fact]
    public async Task That_a_person_asked_for_an_alert_holds_until_it_was_tried()
    {
        await RecordAsync();
        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(Id, Due, Cancel));

        Assert.True(await Outbox.PostponeAsync(await ClaimAsync(Due), Due, Due, "waits its turn", Cancel));
        var waiting = await ClaimAsync(Due);
        Assert.Equal((Due, "waits its turn"), (waiting.Owed.AskedAt, waiting.Owed.WaitsFor));
        Assert.True(await Outbox.MarkFailedAsync(waiting, Due, Due, "HTTP 500", Cancel));

        var tried = await ClaimAsync(Due);
        Assert.Equal((null, null), (tried.Owed.AskedAt, tried.Owed.WaitsFor));
        Assert.True(await Outbox.MarkDeadAsync(tried, Due, "HTTP 410", Cancel));
        Assert.Null(Assert.Single(await Outbox.ListDeadAsync(Cancel)).AskedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dropped_alert_is_gone_and_its_hit_says_why(bool isDead)
    {
        await (isDead ? BuryAsync() : FailAsync());

        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(Id, Later, $"dropped by hand: {Sample.HostileText}", Cancel));

        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.Null(await Outbox.ClaimAsync(Id, Later.AddDays(1), Later.AddDays(2), Cancel));
        await AssertHitSaysAsync(new HitAlert(Id, "desk", AlertState.Suppressed, Later, $"dropped by hand: {Sample.HostileText}"));
    }

    [Fact]
    public async Task An_alert_that_a_worker_has_in_hand_is_left_to_it()
    {
        await RecordAsync();
        var claimed = await ClaimAsync(Due);

        Assert.Equal(HandledAlert.InHand, await Outbox.RetryAsync(Id, Due, Cancel));
        Assert.Equal(HandledAlert.InHand, await Outbox.DropAsync(Id, Due.AddMinutes(1).AddTicks(-1), "late", Cancel));

        await AssertHitSaysAsync(Hit.Alerts[0]);
        Assert.True(await Outbox.MarkSentAsync(claimed, Due, Cancel));
    }

    [Fact]
    public async Task An_alert_whose_worker_died_can_be_dropped_when_the_lease_has_passed()
    {
        await RecordAsync();
        var lost = await ClaimAsync(Due);

        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(Id, Due.AddMinutes(1), "late", Cancel));

        Assert.False(await Outbox.MarkSentAsync(lost, Due.AddMinutes(2), Cancel));
        await AssertHitSaysAsync(new HitAlert(Id, "desk", AlertState.Suppressed, Due.AddMinutes(1), "late"));
    }

    [Fact]
    public async Task What_is_sent_or_was_never_owed_can_be_neither_retried_nor_dropped()
    {
        await RecordAsync();
        Assert.True(await Outbox.MarkSentAsync(await ClaimAsync(Due), Due, Cancel));
        var unknown = AlertId.Parse(new string('0', 32));

        Assert.Equal(HandledAlert.NotOwed, await Outbox.RetryAsync(Id, Later, Cancel));
        Assert.Equal(HandledAlert.NotOwed, await Outbox.DropAsync(Id, Later, "late", Cancel));
        Assert.Equal(HandledAlert.NotOwed, await Outbox.RetryAsync(unknown, Later, Cancel));
        Assert.Equal(HandledAlert.NotOwed, await Outbox.DropAsync(unknown, Later, "late", Cancel));

        await AssertHitSaysAsync(new HitAlert(Id, "desk", AlertState.Sent, Due) { Told = ToldTerms.Of(Hit) });
    }

    [Fact]
    public async Task Of_people_who_retry_a_dead_alert_at_once_all_are_done_and_it_is_owed_once()
    {
        await BuryAsync();

        var done = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Outbox.RetryAsync(Id, Later, Cancel))));

        Assert.All(done, outcome => Assert.Equal(HandledAlert.Done, outcome));
        Assert.Equal(new OutboxCounts(Owed: 2, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.NotNull(await ClaimAsync(Later));
    }

    [Fact]
    public async Task The_alert_of_a_feed_in_trouble_is_retried_and_dropped_like_that_of_a_hit()
    {
        var trouble = new FeedTrouble(Sample.Feed(1).Id, "News", Sample.Feed(1).Url.Value, FeedTroubleKind.Gone, Sample.Now, "410");
        var owed = OwedAlert.Of(trouble, "desk", Due);
        await Outbox.OweAsync([owed], Cancel);
        var claimed = (await Outbox.ClaimAsync(owed.Id, Due, Due.AddMinutes(1), Cancel))!;
        Assert.True(await Outbox.MarkDeadAsync(claimed, Due, "HTTP 410", Cancel));

        Assert.Equal(HandledAlert.Done, await Outbox.RetryAsync(owed.Id, Later, Cancel));
        Assert.Equal(trouble, Assert.Single(await Outbox.ListOwedAsync(Cancel)).Trouble);
        Assert.Empty(await Outbox.ListSettledTroublesAsync(Cancel));
        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(owed.Id, Later, "known", Cancel));

        Assert.Equal(new OutboxCounts(Owed: 0, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.Equal(new SettledTrouble(trouble, new HitAlert(owed.Id, "desk", AlertState.Suppressed, Later, "known")), Assert.Single(await Outbox.ListSettledTroublesAsync(Cancel)));
    }

    [Fact]
    public async Task What_became_of_feeds_in_trouble_long_ago_is_forgotten_and_nothing_else_and_is_not_told_again()
    {
        OwedAlert[] owed = [.. new[] { Due, Later, Later }.Select((at, i) => OwedAlert.Of(
            new FeedTrouble(Sample.Feed(i).Id, "News", Sample.Feed(i).Url.Value, FeedTroubleKind.Gone, Sample.Now, "410"), "desk", at))];
        await Outbox.OweAsync(owed, Cancel);
        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(owed[0].Id, Later.AddSeconds(-1), "known", Cancel));
        Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(owed[1].Id, Later, "known", Cancel));
        await RecordAsync();

        await Outbox.PruneSettledTroublesAsync(Later, Cancel);
        await Outbox.OweAsync(owed, Cancel);

        Assert.Equal(owed[1].Id, Assert.Single(await Outbox.ListSettledTroublesAsync(Cancel)).Outcome.Id);
        Assert.Equal([owed[2].Id, .. Hit.Alerts.Select(alert => alert.Id)], (await Outbox.ListOwedAsync(Cancel)).OrderBy(alert => alert.Hit is not null).ThenBy(alert => alert.Channel, StringComparer.Ordinal).Select(alert => alert.Id));
        await AssertHitSaysAsync(Hit.Alerts[0]);
    }

    [Fact]
    public async Task That_a_feeds_trouble_was_owed_long_ago_is_forgotten_unless_it_is_owed_or_dead_still()
    {
        // Of each moment two that were dropped, one that is owed and one that is dead.
        OwedAlert[] owed = [.. Enumerable.Range(0, 8).Select(i => OwedAlert.Of(
            new FeedTrouble(Sample.Feed(i).Id, "News", Sample.Feed(i).Url.Value, FeedTroubleKind.Gone, Sample.Now, "410"), "desk", i < 4 ? Due : Later))];
        await Outbox.OweAsync(owed, Cancel);
        foreach (var i in (int[])[0, 1, 4, 5])
        {
            Assert.Equal(HandledAlert.Done, await Outbox.DropAsync(owed[i].Id, Later, "known", Cancel));
        }

        foreach (var i in (int[])[3, 7])
        {
            Assert.True(await Outbox.MarkDeadAsync((await Outbox.ClaimAsync(owed[i].Id, Later, Later.AddMinutes(1), Cancel))!, Later, "HTTP 410", Cancel));
        }

        await Outbox.PruneOwedOnceAsync(Later, Cancel);
        Assert.Equal(Ids([owed[2], owed[6]]), Ids(await Outbox.ListOwedAsync(Cancel)));
        await Outbox.OweAsync(owed, Cancel);

        Assert.Equal(Ids([owed[0], owed[1], owed[2], owed[6]]), Ids(await Outbox.ListOwedAsync(Cancel)));
        Assert.Equal(Ids([owed[3], owed[7]]), Ids(await Outbox.ListDeadAsync(Cancel)));
    }

    private static IEnumerable<string> Ids(IEnumerable<OwedAlert> alerts) => alerts.Select(alert => alert.Id.Value).Order(StringComparer.Ordinal);

    private Task RecordAsync() => Get<IHitStore>().RecordAsync([Hit], Cancel);

    private async Task<ClaimedAlert> ClaimAsync(DateTimeOffset now)
    {
        var claimed = await Outbox.ClaimAsync(Id, now, now.AddMinutes(1), Cancel);
        Assert.NotNull(claimed);
        return claimed;
    }

    private async Task FailAsync()
    {
        await RecordAsync();
        Assert.True(await Outbox.MarkFailedAsync(await ClaimAsync(Due), Due, Due.AddHours(1), "HTTP 500", Cancel));
    }

    private async Task BuryAsync()
    {
        await FailAsync();
        Assert.True(await Outbox.MarkDeadAsync(await ClaimAsync(Due.AddHours(1)), Due.AddHours(1), "HTTP 410", Cancel));
    }

    private async Task AssertHitSaysAsync(HitAlert desk)
    {
        var expected = Hit with { Alerts = [desk, Hit.Alerts[1]] };
        Same.Hits(expected, await Get<IHitStore>().FindAsync(Hit.Id, Cancel));
        Same.Hits(expected, Assert.Single((await Get<IHitStore>().ListAsync(new HitQuery(), Cancel)).Hits));
    }
}
