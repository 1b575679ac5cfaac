using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class AlertOutboxOnAzurite(AzuriteFixture azurite) : AlertOutboxContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());
}

public sealed class AlertOutboxInMemory : AlertOutboxContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(TimeProvider.System));
}

public abstract class AlertOutboxContract : StorageContract
{
    // Its alerts are due from Due on.
    private static readonly Hit Hit = Sample.Hit(1, "desk", "mail");
    private static readonly DateTimeOffset Due = Hit.FoundAt;
    private static readonly DateTimeOffset LeaseEnd = Due.AddMinutes(1);

    private IAlertOutbox Outbox => Get<IAlertOutbox>();

    private IHitStore Hits => Get<IHitStore>();

    [Fact]
    public async Task A_lease_is_drawn_out_as_long_as_it_is_ours()
    {
        var hit = Sample.Hit(1, "desk");
        await Get<IHitStore>().RecordAsync([hit], Cancel);
        var now = hit.FoundAt;
        var claimed = (await Outbox.ClaimAsync(hit.Alerts[0].Id, now, now.AddMinutes(1), Cancel))!;

        var renewed = (await Outbox.RenewAsync(claimed, now.AddMinutes(2), Cancel))!;

        Assert.Null(await Outbox.ClaimAsync(hit.Alerts[0].Id, now.AddSeconds(90), now.AddMinutes(3), Cancel));
        Assert.Null(await Outbox.RenewAsync(claimed, now.AddMinutes(3), Cancel));
        Assert.False(await Outbox.MarkSentAsync(claimed, now, Cancel));
        Assert.True(await Outbox.MarkSentAsync(renewed, now, Cancel));
    }

    [Fact]
    public async Task Is_summed_up_by_channel_and_by_the_oldest_that_is_owed()
    {
        Assert.Equal((null, 0), (await Outbox.SummarizeAsync(Cancel) is var none ? none.OldestOwedSince : null, none.Channels.Count));
        Hit[] hits = [Sample.Hit(1, "desk", "mail"), Sample.Hit(2, "desk"), Sample.Hit(3, "desk")];
        await Get<IHitStore>().RecordAsync(hits, Cancel);
        var first = (await Outbox.ClaimAsync(hits[0].Alerts[0].Id, Sample.Now.AddMinutes(1), Sample.Now.AddMinutes(2), Cancel))!;
        await Outbox.MarkDeadAsync(first, Sample.Now.AddMinutes(1), "gone", Cancel);

        var summary = await Outbox.SummarizeAsync(Cancel);

        Assert.Equal([("desk", new OutboxCounts(2, 1)), ("mail", new OutboxCounts(1, 0))], summary.Channels.Select(channel => (channel.Key, channel.Value)));
        Assert.Equal(hits[0].FoundAt, summary.OldestOwedSince);
        Assert.Equal(new OutboxCounts(3, 1), summary.Counts);
    }

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Empty(await Outbox.ListOwedAsync(Cancel));
        Assert.Equal(new OutboxCounts(0, 0), await Outbox.CountAsync(Cancel));
        Assert.Null(await Outbox.ClaimAsync(Hit.Alerts[0].Id, Due, LeaseEnd, Cancel));
    }

    [Fact]
    public async Task A_claimed_alert_comes_with_its_lease_and_its_hit()
    {
        await Hits.RecordAsync([Hit], Cancel);

        var claimed = await ClaimAsync("desk", Due);

        Assert.Equal(new OwedAlert(AlertOf("desk"), Hit.Id, "desk", 0, Due, LeaseEnd, null) { Since = Due }, claimed.Owed);
        Same.Hits(Hit, Assert.IsType<AlertSubject.OfHit>(claimed.Subject).Hit);
        Assert.Contains(claimed.Owed, await Outbox.ListOwedAsync(Cancel));
        Assert.Equal(new OutboxCounts(Owed: 2, Dead: 0), await Outbox.CountAsync(Cancel));
    }

    [Fact]
    public async Task An_alert_is_given_out_from_the_tick_on_at_which_it_is_due()
    {
        await Hits.RecordAsync([Hit], Cancel);

        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), Due.AddTicks(-1), LeaseEnd, Cancel));
        Assert.NotNull(await Outbox.ClaimAsync(AlertOf("desk"), Due, LeaseEnd, Cancel));
    }

    [Fact]
    public async Task A_leased_alert_is_given_to_nobody_else_until_the_lease_has_passed()
    {
        await Hits.RecordAsync([Hit], Cancel);
        await ClaimAsync("desk", Due);

        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), Due, LeaseEnd, Cancel));
        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), LeaseEnd.AddTicks(-1), LeaseEnd.AddMinutes(1), Cancel));
        Assert.NotNull(await Outbox.ClaimAsync(AlertOf("mail"), Due, LeaseEnd, Cancel));
        Assert.NotNull(await Outbox.ClaimAsync(AlertOf("desk"), LeaseEnd, LeaseEnd.AddMinutes(1), Cancel));
    }

    [Fact]
    public async Task What_was_leased_or_put_off_under_a_clock_that_ran_years_ahead_is_given_out_by_the_right_one()
    {
        await Hits.RecordAsync([Hit], Cancel);
        var ahead = Due.AddYears(30);
        await ClaimAsync("desk", ahead);
        Assert.True(await Outbox.MarkFailedAsync(await ClaimAsync("mail", ahead), ahead, ahead.AddSeconds(30), "HTTP 500", Cancel));

        // The lease of the dead worker counts for nothing, and neither does the moment of the next attempt; the attempt itself does.
        Assert.Equal((0, LeaseEnd), await ClaimAsync("desk", Due) is { Owed: var leased } ? (leased.Attempts, leased.LeasedUntil) : default);
        Assert.Equal((1, LeaseEnd), await ClaimAsync("mail", Due) is { Owed: var postponed } ? (postponed.Attempts, postponed.LeasedUntil) : default);
    }

    [Fact]
    public async Task What_was_leased_under_a_clock_that_was_set_back_by_an_hour_is_given_out_when_the_lease_has_passed()
    {
        await Hits.RecordAsync([Hit], Cancel);
        await ClaimAsync("desk", Due.AddHours(1));

        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), Due, LeaseEnd, Cancel));
        Assert.NotNull(await Outbox.ClaimAsync(AlertOf("desk"), LeaseEnd.AddHours(1), LeaseEnd.AddHours(2), Cancel));
    }

    [Fact]
    public async Task Of_workers_that_claim_at_once_one_wins()
    {
        await Hits.RecordAsync([Hit], Cancel);

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Outbox.ClaimAsync(AlertOf("desk"), Due, LeaseEnd, Cancel))));

        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task A_sent_alert_leaves_the_outbox_and_its_hit_says_so()
    {
        await Hits.RecordAsync([Hit], Cancel);
        var at = Due.AddSeconds(3).AddTicks(1);

        Assert.True(await Outbox.MarkSentAsync(await ClaimAsync("desk", Due), at, Cancel));

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), LeaseEnd.AddDays(1), LeaseEnd.AddDays(2), Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Sent, at) { Told = ToldTerms.Of(Hit) }, Hit.Alerts[1]);
    }

    [Fact]
    public async Task A_failed_attempt_frees_the_alert_for_its_next_time()
    {
        await Hits.RecordAsync([Hit], Cancel);
        var at = Due.AddSeconds(3);
        var next = at.AddSeconds(30).AddTicks(9);

        var claimed = await ClaimAsync("desk", Due);
        Assert.True(await Outbox.MarkFailedAsync(claimed with { Owed = claimed.Owed with { Reached = "one other" } }, at, next, Sample.HostileText, Cancel));

        var owed = new OwedAlert(AlertOf("desk"), Hit.Id, "desk", 1, next, DateTimeOffset.UnixEpoch, Sample.HostileText) { Since = Due, Reached = "one other" };
        Assert.Contains(owed, await Outbox.ListOwedAsync(Cancel));
        Assert.Equal(new OutboxCounts(Owed: 2, Dead: 0), await Outbox.CountAsync(Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Owed, at, Sample.HostileText), Hit.Alerts[1]);
        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), next.AddTicks(-1), next.AddMinutes(1), Cancel));
        Assert.Equal(owed with { LeasedUntil = next.AddMinutes(1) }, (await ClaimAsync("desk", next)).Owed);
    }

    [Fact]
    public async Task Failed_attempts_add_up_until_one_succeeds()
    {
        await Hits.RecordAsync([Hit], Cancel);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var claimed = await ClaimAsync("desk", Due.AddHours(attempt));
            Assert.Equal(attempt, claimed.Owed.Attempts);
            Assert.True(await Outbox.MarkFailedAsync(claimed, Due.AddHours(attempt), Due.AddHours(attempt + 1), $"error {attempt}", Cancel));
        }

        var last = await ClaimAsync("desk", Due.AddHours(3));
        Assert.Equal((3, "error 2"), (last.Owed.Attempts, last.Owed.LastError));
        Assert.True(await Outbox.MarkSentAsync(last, Due.AddHours(3), Cancel));

        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Sent, Due.AddHours(3)) { Told = ToldTerms.Of(Hit) }, Hit.Alerts[1]);
    }

    [Fact]
    public async Task An_alert_that_is_given_up_is_a_dead_letter_and_its_hit_says_so()
    {
        await Hits.RecordAsync([Hit], Cancel);

        Assert.True(await Outbox.MarkDeadAsync(await ClaimAsync("desk", Due), Due.AddSeconds(1), "channel 'desk' is gone", Cancel));

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 1), await Outbox.CountAsync(Cancel));
        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), LeaseEnd.AddDays(1), LeaseEnd.AddDays(2), Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Dead, Due.AddSeconds(1), "channel 'desk' is gone"), Hit.Alerts[1]);
    }

    [Fact]
    public async Task An_alert_that_waits_is_due_later_with_no_attempt_counted_and_its_hit_says_for_what()
    {
        await Hits.RecordAsync([Hit], Cancel);

        Assert.True(await Outbox.PostponeAsync(await ClaimAsync("desk", Due), Due.AddSeconds(1), Due.AddMinutes(1), "another goes first", Cancel));

        Assert.Null(await Outbox.ClaimAsync(AlertOf("desk"), Due.AddSeconds(59), LeaseEnd.AddHours(1), Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Owed, Due.AddSeconds(1), "another goes first"), Hit.Alerts[1]);
        Assert.Equal((0, null), await ClaimAsync("desk", Due.AddMinutes(1)) is { Owed: var owed } ? (owed.Attempts, owed.LastError) : default);
    }

    [Fact]
    public async Task An_alert_that_is_suppressed_is_owed_no_more_and_its_hit_says_why()
    {
        await Hits.RecordAsync([Hit], Cancel);

        Assert.True(await Outbox.MarkSuppressedAsync(await ClaimAsync("desk", Due), Due.AddSeconds(1), "boilerplate", Cancel));

        Assert.Equal(["mail"], (await Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Channel));
        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 0), await Outbox.CountAsync(Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Suppressed, Due.AddSeconds(1), "boilerplate"), Hit.Alerts[1]);
    }

    [Theory]
    [InlineData(AlertState.Sent)]
    [InlineData(AlertState.Owed)]
    [InlineData(AlertState.Dead)]
    [InlineData(AlertState.Suppressed)]
    public async Task A_worker_that_lost_its_lease_changes_nothing(AlertState settledAs)
    {
        await Hits.RecordAsync([Hit], Cancel);
        var lost = await ClaimAsync("desk", Due);
        var ours = await ClaimAsync("desk", LeaseEnd);

        Assert.False(await SettleAsync(lost, settledAs));

        await AssertHitSaysAsync([.. Hit.Alerts]);
        Assert.Contains(ours.Owed, await Outbox.ListOwedAsync(Cancel));
        Assert.Equal(new OutboxCounts(Owed: 2, Dead: 0), await Outbox.CountAsync(Cancel));
        Assert.True(await Outbox.MarkSentAsync(ours, LeaseEnd, Cancel));
    }

    [Theory]
    [InlineData(AlertState.Sent)]
    [InlineData(AlertState.Owed)]
    [InlineData(AlertState.Dead)]
    [InlineData(AlertState.Suppressed)]
    public async Task What_is_settled_is_not_settled_again(AlertState settledAs)
    {
        await Hits.RecordAsync([Hit], Cancel);
        var claimed = await ClaimAsync("desk", Due);
        Assert.True(await Outbox.MarkSentAsync(claimed, Due, Cancel));

        Assert.False(await SettleAsync(claimed, settledAs));

        Assert.Equal(new OutboxCounts(Owed: 1, Dead: 0), await Outbox.CountAsync(Cancel));
        await AssertHitSaysAsync(new HitAlert(AlertOf("desk"), "desk", AlertState.Sent, Due) { Told = ToldTerms.Of(Hit) }, Hit.Alerts[1]);
    }

    [Fact]
    public async Task Of_workers_that_settle_one_claim_at_once_one_is_heard()
    {
        await Hits.RecordAsync([Hit], Cancel);
        var claimed = await ClaimAsync("desk", Due);

        var settled = await Task.WhenAll(
            Task.Run(() => SettleAsync(claimed, AlertState.Sent)),
            Task.Run(() => SettleAsync(claimed, AlertState.Owed)),
            Task.Run(() => SettleAsync(claimed, AlertState.Dead)));

        Assert.Single(settled, heard => heard);
    }

    [Fact]
    public async Task Two_channels_that_settle_at_once_keep_both_states()
    {
        var hits = Sample.Hits(10, "desk", "mail");
        await Hits.RecordAsync(hits, Cancel);
        foreach (var hit in hits)
        {
            var desk = (await Outbox.ClaimAsync(AlertId.Of(hit.Id, "desk"), hit.FoundAt, LeaseEnd, Cancel))!;
            var mail = (await Outbox.ClaimAsync(AlertId.Of(hit.Id, "mail"), hit.FoundAt, LeaseEnd, Cancel))!;

            var settled = await Task.WhenAll(
                Task.Run(() => Outbox.MarkSentAsync(desk, Due, Cancel)),
                Task.Run(() => Outbox.MarkDeadAsync(mail, Due, "gone", Cancel)));

            Assert.Equal([true, true], settled);
        }

        Assert.Equal(new OutboxCounts(Owed: 0, Dead: 10), await Outbox.CountAsync(Cancel));
        foreach (var hit in (await Hits.ListAsync(new HitQuery(), Cancel)).Hits)
        {
            Assert.Equal(
                [(AlertState.Sent, null), (AlertState.Dead, "gone")],
                hit.Alerts.OrderBy(alert => alert.Channel, StringComparer.Ordinal).Select(alert => (alert.State, alert.Reason)));
            Same.Hits(hit, await Hits.FindAsync(hit.Id, Cancel));
        }
    }

    private static AlertId AlertOf(string channel) => AlertId.Of(Hit.Id, channel);

    [Fact]
    public async Task A_feed_in_trouble_owes_its_alert_once_and_is_settled_like_a_hit()
    {
        var trouble = new FeedTrouble(Sample.Feed(1).Id, Sample.HostileText, Sample.Feed(1).Url.Value, FeedTroubleKind.Silent, Sample.Now, "nothing new for 9 days");
        OwedAlert[] owed = [OwedAlert.Of(trouble, "desk", Due), OwedAlert.Of(trouble, "mail", Due)];
        await Outbox.OweAsync(owed, Cancel);
        await Outbox.OweAsync(owed, Cancel);
        Assert.Equal(owed.OrderBy(alert => alert.Channel, StringComparer.Ordinal), (await Outbox.ListOwedAsync(Cancel)).OrderBy(alert => alert.Channel, StringComparer.Ordinal));

        var sent = (await Outbox.ClaimAsync(owed[0].Id, Due, LeaseEnd, Cancel))!;
        Assert.Equal(new AlertSubject.OfFeed(trouble), sent.Subject);
        Assert.True(await Outbox.MarkSentAsync(sent, Due, Cancel));
        Assert.False(await Outbox.MarkSentAsync(sent, Due.AddDays(1), Cancel));
        Assert.Equal(new SettledTrouble(trouble, new HitAlert(owed[0].Id, "desk", AlertState.Sent, Due)), Assert.Single(await Outbox.ListSettledTroublesAsync(Cancel)));
        var failed = (await Outbox.ClaimAsync(owed[1].Id, Due, LeaseEnd, Cancel))!;
        Assert.True(await Outbox.MarkFailedAsync(failed, Due, Due.AddMinutes(1), "HTTP 500", Cancel));
        var dead = (await Outbox.ClaimAsync(owed[1].Id, Due.AddMinutes(1), LeaseEnd.AddHours(1), Cancel))!;
        Assert.Equal(new AlertSubject.OfFeed(trouble), dead.Subject);
        Assert.True(await Outbox.MarkDeadAsync(dead, Due, "given up", Cancel));

        // The poll that found it died before it was saved, and is run again: it was told, and given up, once.
        await Outbox.OweAsync(owed, Cancel);
        Assert.Equal(new OutboxCounts(Owed: 0, Dead: 1), await Outbox.CountAsync(Cancel));
        Assert.Single(await Outbox.ListSettledTroublesAsync(Cancel));
    }

    private async Task<ClaimedAlert> ClaimAsync(string channel, DateTimeOffset now)
    {
        var claimed = await Outbox.ClaimAsync(AlertOf(channel), now, now.AddMinutes(1), Cancel);
        Assert.NotNull(claimed);
        return claimed;
    }

    private Task<bool> SettleAsync(ClaimedAlert claimed, AlertState state) => state switch
    {
        AlertState.Sent => Outbox.MarkSentAsync(claimed, Due.AddDays(1), Cancel),
        AlertState.Suppressed => Outbox.MarkSuppressedAsync(claimed, Due.AddDays(1), "late", Cancel),
        AlertState.Dead => Outbox.MarkDeadAsync(claimed, Due.AddDays(1), "late", Cancel),
        _ => Outbox.MarkFailedAsync(claimed, Due.AddDays(1), Due.AddDays(2), "late", Cancel),
    };

    private async Task AssertHitSaysAsync(params HitAlert[] alerts)
    {
        var expected = Hit with { Alerts = alerts };
        Same.Hits(expected, await Hits.FindAsync(Hit.Id, Cancel));
        Same.Hits(expected, Assert.Single((await Hits.ListAsync(new HitQuery(), Cancel)).Hits));
    }
}
