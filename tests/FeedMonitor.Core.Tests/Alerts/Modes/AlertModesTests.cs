using FeedMonitor.Hits;

namespace FeedMonitor.Alerts.Modes;

public sealed class AlertModesTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TimeZoneInfo Berlin => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static QuietHours Nights => new([new QuietRange(22 * 60, 7 * 60, QuietRange.EveryDay)]);

    private IReadOnlyList<AlertSubject> Told => [.. bench.Channel.Got.Select(alert => alert.Subject)];

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_daily_digest_holds_hits_until_its_time_and_tells_them_in_one_message()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Daily((7 * 60) + 30), Zone = Berlin });
        await FindAsync(1);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await FindAsync(2);

        Assert.Empty(Told);
        var held = await bench.StateAsync(1);
        Assert.Equal((AlertState.Owed, "held until 2026-03-15 07:30 Europe/Berlin: its watchlist is told of daily 07:30"), (held.State, held.Reason));
        Assert.Equal(new OutboxCounts(2, 0) { Held = 2 }, await bench.Outbox.CountAsync(Cancel));

        await bench.PassAsync(TimeSpan.FromHours(21));

        var digest = Assert.IsType<AlertSubject.OfDigest>(Assert.Single(Told)).Digest;
        Assert.Equal((DigestReason.Schedule, 2), (digest.Reason, digest.Total));
        Assert.Equal(["1", "2"], digest.Hits.Select(hit => hit.Item.Value));
        Assert.Equal(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero), digest.From);
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
        var told = await bench.StateAsync(2);
        Assert.Equal((AlertState.Sent, bench.Channel.Got[0].Id), (told.State, told.Digest));
        Assert.Equal($"it was told in digest {told.Digest}", told.Reason);
    }

    [Fact]
    public async Task A_hit_that_is_alone_when_its_digest_is_due_is_told_as_any_other()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await FindAsync(1);

        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.IsType<AlertSubject.OfHit>(Assert.Single(Told));
        Assert.Equal((AlertState.Sent, null), ((await bench.StateAsync()).State, (await bench.StateAsync()).Digest));
    }

    [Fact]
    public async Task Each_hour_has_a_digest_of_its_own()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        for (var number = 1; number <= 12; number++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(15));
            await FindAsync(number);
        }

        await bench.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal([4, 4, 4], Told.Cast<AlertSubject.OfDigest>().Select(told => told.Digest.Total));
        Assert.Equal(3, bench.Channel.Got.Select(alert => alert.Id).Distinct().Count());
    }

    [Fact]
    public async Task Quiet_hours_hold_hits_and_tell_them_as_one_when_they_end()
    {
        await bench.SetModeAsync(new AlertMode { Quiet = Nights, Zone = Berlin });
        await FindAsync(1);
        Assert.Single(Told);
        bench.Time.Advance(TimeSpan.FromHours(12));
        await FindAsync(2);
        await FindAsync(3);

        await bench.PassAsync(TimeSpan.FromHours(8));
        Assert.Single(Told);
        Assert.Equal("held until 2026-03-15 07:00 Europe/Berlin: quiet hours", (await bench.StateAsync(2)).Reason);
        await bench.PassAsync(TimeSpan.FromHours(2));

        var digest = Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest;
        Assert.Equal((DigestReason.QuietHours, 2), (digest.Reason, digest.Total));
    }

    [Fact]
    public async Task A_digest_whose_time_is_in_quiet_hours_is_told_when_they_end()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Daily(6 * 60), Quiet = Nights });
        await FindAsync(1);
        await FindAsync(2);

        await bench.PassAsync(TimeSpan.FromHours(21.75));
        Assert.Empty(Told);
        await bench.PassAsync(TimeSpan.FromHours(0.5));

        Assert.Equal(DigestReason.Schedule, Assert.IsType<AlertSubject.OfDigest>(Assert.Single(Told)).Digest.Reason);
    }

    [Fact]
    public async Task More_than_maxPerHour_are_rolled_up_with_their_number_when_the_hour_is_over()
    {
        await bench.SetModeAsync(new AlertMode { MaxPerHour = 2 });
        for (var number = 1; number <= 7; number++)
        {
            await FindAsync(number);
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, Told.Count);
        Assert.Equal("held until 2026-03-14 10:00 UTC: no more than 2 are told in an hour", (await bench.StateAsync(3)).Reason);
        await bench.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(3, Told.Count);
        var digest = Assert.IsType<AlertSubject.OfDigest>(Told[2]).Digest;
        Assert.Equal((DigestReason.TooMany, 5), (digest.Reason, digest.Total));
    }

    [Fact]
    public async Task A_new_hit_does_not_go_before_those_that_wait_for_their_turn()
    {
        await bench.SetModeAsync(new AlertMode { MaxPerHour = 1 });
        await FindAsync(1);
        await FindAsync(2);
        bench.Time.Advance(TimeSpan.FromHours(1));

        // Its message comes before theirs.
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 3), Cancel);
        Assert.Single(Told);
        await bench.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest.Total);
    }

    [Fact]
    public async Task After_an_alert_the_next_ones_wait_for_the_cooldown_and_are_told_as_one()
    {
        await bench.SetModeAsync(new AlertMode { Cooldown = TimeSpan.FromHours(2) });
        await FindAsync(1);
        await FindAsync(2);
        bench.Time.Advance(TimeSpan.FromHours(1));
        await FindAsync(3);

        Assert.Single(Told);
        Assert.Equal("held until 2026-03-14 11:00 UTC: the one before was told less than 2h ago", (await bench.StateAsync(3)).Reason);
        await bench.PassAsync(TimeSpan.FromHours(1.5));
        Assert.Equal((DigestReason.Cooldown, 2), (Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest.Reason, Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest.Total));

        // The digest was a message like others.
        await FindAsync(4);
        Assert.Equal(2, Told.Count);
    }

    [Fact]
    public async Task A_digest_that_fails_is_tried_again_with_the_same_id_and_the_same_hits()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await FindAsync(1);
        await FindAsync(2);
        bench.Channel.Fail();
        await bench.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(AlertState.Gathered, (await bench.StateAsync()).State);
        await FindAsync(3);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        await bench.PassAsync(TimeSpan.FromMinutes(15));

        Assert.Single(bench.Channel.Got.Select(alert => alert.Id).Distinct());
        Assert.All(Told, told => Assert.Equal(2, Assert.IsType<AlertSubject.OfDigest>(told).Digest.Total));
        Assert.Equal(AlertState.Sent, (await bench.StateAsync()).State);
    }

    [Fact]
    public async Task The_members_of_a_digest_that_is_given_up_are_dead_with_it_and_say_why()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await FindAsync(1);
        await FindAsync(2);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("no such room"));

        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(new OutboxCounts(0, 1), await bench.Outbox.CountAsync(Cancel));
        Assert.Equal((AlertState.Dead, "no such room"), ((await bench.StateAsync(2)).State, (await bench.StateAsync(2)).Reason));
    }

    [Fact]
    public async Task A_digest_that_was_given_up_and_is_retried_by_hand_tells_the_same_hits_under_the_same_id()
    {
        var dead = await DeadDigestAsync();
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(dead, Cancel));
        await bench.DeliverAsync();

        Assert.Equal([dead, dead], bench.Channel.Got.Select(alert => alert.Id));
        Assert.Equal(2, Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest.Total);
        Assert.Equal((AlertState.Sent, dead), ((await bench.StateAsync(2)).State, (await bench.StateAsync(2)).Digest));
    }

    [Fact]
    public async Task Who_drops_a_digest_drops_all_that_are_in_it_and_their_hits_say_so()
    {
        var dead = await DeadDigestAsync();

        Assert.Equal(HandledAlert.Done, await bench.ByHand().DropAsync(dead, "known", Cancel));

        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
        Assert.Equal((AlertState.Suppressed, "dropped by hand: known"), ((await bench.StateAsync(2)).State, (await bench.StateAsync(2)).Reason));
    }

    [Fact]
    public async Task A_feed_in_trouble_is_told_at_once_whatever_watchlists_say()
    {
        await bench.SetModeAsync(new AlertMode { Quiet = new QuietHours([new QuietRange(0, 23 * 60, QuietRange.EveryDay)]) });
        var owed = OwedAlert.Of(new FeedTrouble(new Feeds.FeedId("f"), "News", "https://news.example", FeedTroubleKind.Gone, bench.Now, "410"), "desk", bench.Now);
        await bench.Outbox.OweAsync([owed], Cancel);

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(owed.Id, Cancel)).Result);
    }

    [Fact]
    public async Task A_watchlist_that_is_gone_tells_what_it_still_owes_at_once()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(await bench.OweAsync(), Cancel)).Result);

        await bench.RemoveWatchlistsAsync();

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 2), Cancel)).Result);
    }

    [Fact]
    public async Task A_held_alert_that_a_person_retries_is_told_now_and_its_digest_tells_the_others()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly(), Quiet = new QuietHours([new QuietRange(9 * 60, 12 * 60, QuietRange.EveryDay)]), MaxPerHour = 1 });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        for (var number = 1; number <= 3; number++)
        {
            await FindAsync(number);
        }

        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync((await bench.StateAsync(2)).Id, Cancel));
        Assert.Equal(2, (await bench.Outbox.CountAsync(Cancel)).Held);
        await bench.DeliverAsync();

        Assert.Equal("2", Assert.IsType<AlertSubject.OfHit>(Assert.Single(Told)).Hit.Item.Value);
        Assert.Equal(AlertState.Sent, (await bench.StateAsync(2)).State);
        await bench.PassAsync(TimeSpan.FromHours(4));
        Assert.Equal(["1", "3"], Assert.IsType<AlertSubject.OfDigest>(Told[1]).Digest.Hits.Select(hit => hit.Item.Value).Order());
    }

    [Fact]
    public async Task Hits_whose_digest_was_settled_without_them_are_told_each_for_itself_and_the_digest_counts_for_no_pace()
    {
        var (hits, digest) = await GatherTwoAsync();
        bench.Channel.Fail();
        bench.Time.Advance(AlertDelivery.Lease);
        await RetryAsync(hits);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        await bench.Delivery().RunAsync(digest, Cancel);

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 4), Cancel)).Result);

        // The cooldown that began with it holds both until one moment: their digest would be the same one again.
        await bench.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal((AlertState.Sent, AlertState.Sent), ((await bench.StateAsync(2)).State, (await bench.StateAsync(3)).State));
        Assert.Empty(await bench.Outbox.ListOwedAsync(Cancel));
    }

    // Two hits that a cooldown held; it is over, and their digest is owed.
    private async Task<(AlertId[] Hits, AlertId Digest)> GatherTwoAsync()
    {
        await bench.SetModeAsync(new AlertMode { Cooldown = TimeSpan.FromHours(1) });
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 1), Cancel);
        AlertId[] hits = [await bench.OweAsync(number: 2), await bench.OweAsync(number: 3)];
        foreach (var id in hits)
        {
            Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        }

        bench.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(hits[0], Cancel)).Result);
        return (hits, Assert.Single(await bench.Outbox.ListOwedAsync(Cancel), row => row.Digest is not null).Id);
    }

    private async Task RetryAsync(AlertId[] ids)
    {
        foreach (var id in ids)
        {
            Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(id, Cancel));
            await bench.Delivery().RunAsync(id, Cancel);
        }
    }

    [Fact]
    public async Task A_held_alert_that_a_person_retries_and_that_fails_is_held_by_quiet_hours_again()
    {
        await bench.SetModeAsync(new AlertMode { Quiet = new QuietHours([new QuietRange(9 * 60, 12 * 60, QuietRange.EveryDay)]) });
        await FindAsync(1);
        bench.Channel.Fail();

        await bench.ByHand().RetryAsync((await bench.StateAsync()).Id, Cancel);
        await bench.DeliverAsync();
        Assert.Single(Told);
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Single(Told);
        Assert.Equal("held until 2026-03-14 12:00 UTC: quiet hours", (await bench.StateAsync()).Reason);
    }

    [Fact]
    public async Task A_digest_that_waits_for_the_end_of_quiet_hours_is_told_now_if_a_person_retries_it()
    {
        var dead = await DeadDigestAsync();
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        await bench.SetModeAsync(new AlertMode { Quiet = new QuietHours([new QuietRange(9 * 60, 12 * 60, QuietRange.EveryDay)]) });

        await bench.ByHand().RetryAsync(dead, Cancel);
        await bench.DeliverAsync();

        Assert.Equal([dead, dead], bench.Channel.Got.Select(alert => alert.Id));
        Assert.Equal((AlertState.Sent, dead), ((await bench.StateAsync(2)).State, (await bench.StateAsync(2)).Digest));
    }

    [Fact]
    public async Task A_digest_that_the_channel_took_when_its_lease_was_lost_is_logged_by_its_id()
    {
        var dead = await DeadDigestAsync();
        bench.Channel.Answer = async _ =>
        {
            await bench.Outbox.ClaimAsync(dead, bench.Now + AlertDelivery.Lease, bench.Now + (AlertDelivery.Lease * 2), Cancel);
            return new DeliveryOutcome.Delivered();
        };
        await bench.ByHand().RetryAsync(dead, Cancel);

        await bench.DeliverAsync();

        Assert.Contains($"Alert {dead} was taken by desk, but its lease was lost by then", bench.Log.Lines.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_that_was_told_and_has_yet_to_say_so_can_not_be_dropped()
    {
        var dead = await DeadDigestAsync();
        Assert.Equal(HandledAlert.Done, await bench.Outbox.RetryAsync(dead, bench.Now, Cancel));
        var claimed = (await bench.Outbox.ClaimAsync(dead, bench.Now, bench.Now + AlertDelivery.Lease, Cancel))!;
        Assert.NotNull(await bench.Digests.SaveDigestAsync(claimed, claimed.Owed.Digest! with { Phase = DigestPhase.Told }, Cancel));
        bench.Time.Advance(AlertDelivery.Lease);

        Assert.Equal(HandledAlert.InHand, await bench.ByHand().DropAsync(dead, "known", Cancel));
        Assert.NotEqual(AlertState.Suppressed, (await bench.StateAsync(2)).State);

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        await bench.DeliverAsync();
        Assert.Equal(AlertState.Sent, (await bench.StateAsync(2)).State);
    }

    [Fact]
    public async Task Very_many_hits_make_one_message_with_the_first_of_them_and_their_number()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        for (var number = 1; number <= 150; number++)
        {
            await FindAsync(number);
        }

        await bench.PassAsync(TimeSpan.FromHours(1));

        var digest = Assert.IsType<AlertSubject.OfDigest>(Assert.Single(Told)).Digest;
        Assert.Equal((150, DigestAssembly.MostShown), (digest.Total, digest.Hits.Count));
        Assert.All((await bench.Hits.ListAsync(new HitQuery(Limit: 200), Cancel)).Hits, hit => Assert.Equal(AlertState.Sent, hit.Alerts[0].State));
    }

    private async Task<AlertId> DeadDigestAsync()
    {
        await bench.SetModeAsync(new AlertMode { Digest = new DigestSchedule.Hourly() });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await FindAsync(1);
        await FindAsync(2);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("no such room"));
        await bench.PassAsync(TimeSpan.FromHours(1));
        return Assert.Single(await bench.Outbox.ListDeadAsync(Cancel)).Id;
    }

    private async Task FindAsync(int number)
    {
        await bench.Delivery().RunAsync(await bench.OweAsync(number: number), Cancel);
        await bench.DeliverAsync();
    }
}
