using FeedMonitor.Alerts.Modes;
using FeedMonitor.Pipeline;

namespace FeedMonitor.Alerts;

public sealed class OutboxSweepTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task An_alert_whose_message_was_lost_is_sent_again()
    {
        var one = await bench.OweAsync();
        var other = await bench.OweAsync(number: 2);

        Assert.Equal(2, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        Assert.Equal([one, other], (await bench.TakeMessagesAsync()).OrderBy(id => id == other));
    }

    [Fact]
    public async Task What_waits_for_a_channel_that_another_instance_has_saved_is_sent()
    {
        var id = await bench.OweAsync(channel: "night");
        await bench.Delivery().RunAsync(id, Cancel);
        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));

        bench.News = new SavedElsewhere(() => bench.Channels.Replace([bench.Channel, new ChannelDouble("night")]));

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        Assert.Equal([id], await bench.TakeMessagesAsync());
    }

    [Fact]
    public async Task The_probe_of_a_channel_is_no_alert_that_waits_in_a_digest()
    {
        await bench.SetModeAsync(new AlertMode { Cooldown = TimeSpan.FromMinutes(1) });
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 1), Cancel);
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 2), Cancel);
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 3), Cancel);
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await bench.Delivery().RunAsync((await bench.Outbox.ListOwedAsync(Cancel))[0].Id, Cancel);
        await bench.TakeMessagesAsync();
        for (var failure = 0; failure < ChannelCircuits.FailuresToOpen; failure++)
        {
            bench.Circuits.Failed("desk", "down", null);
        }

        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel);

        var digest = Assert.Single(await bench.Outbox.ListOwedAsync(Cancel), row => row.Digest is not null);
        Assert.Equal([digest.Id], await bench.TakeMessagesAsync());
    }

    [Fact]
    public async Task An_alert_in_a_workers_hands_is_left_until_its_lease_is_over()
    {
        var id = await bench.OweAsync();
        await bench.Outbox.ClaimAsync(id, bench.Now, bench.Now + AlertDelivery.Lease, Cancel);

        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        bench.Time.Advance(AlertDelivery.Lease);

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task An_alert_that_waits_for_its_next_attempt_is_left()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail();
        await bench.Delivery().RunAsync(id, Cancel);

        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        bench.Time.Advance(TimeSpan.FromSeconds(36));

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task An_alert_that_is_young_has_its_message_still()
    {
        await bench.OweAsync();
        bench.Time.Advance(OutboxSweep.Grace - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await bench.Sweep().RunAsync(OutboxSweep.Grace, Cancel));

        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await bench.Sweep().RunAsync(OutboxSweep.Grace, Cancel));
    }

    [Fact]
    public async Task What_is_sent_or_dead_is_owed_no_more()
    {
        await bench.Delivery().RunAsync(await bench.OweAsync(), Cancel);
        var dead = await bench.OweAsync(number: 2);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("no such room"));
        await bench.Delivery().RunAsync(dead, Cancel);

        Assert.Equal(new OutboxCounts(0, 1), await bench.Outbox.CountAsync(Cancel));
        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_queue_that_is_not_worked_off_does_not_grow_without_end()
    {
        for (var number = 1; number <= 200; number++)
        {
            await bench.OweAsync(number: number);
        }

        for (var sweep = 0; sweep < 50; sweep++)
        {
            await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel);
        }

        Assert.Equal(600, await bench.Queues.CountAsync(Queues.Alerts, Cancel));

        // What was left out is found once there is room.
        while ((await bench.TakeMessagesAsync()).Count > 0)
        {
        }

        Assert.Equal(200, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task Messages_that_are_hidden_for_hours_hold_up_none_and_do_not_let_the_queue_grow_without_end()
    {
        // Those of alerts that were dropped while they waited for their next attempt.
        for (var number = 0; number < 1_000; number++)
        {
            await bench.Queues.SendAlertAsync(new AlertId($"{number:x32}"), TimeSpan.FromHours(12), Cancel);
        }

        for (var number = 1; number <= 150; number++)
        {
            await bench.OweAsync(number: number);
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(OutboxSweep.SpareMessages, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        for (var sweep = 0; sweep < 50; sweep++)
        {
            Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        }

        await bench.DeliverAsync();
        Assert.Equal(50, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        await bench.DeliverAsync();

        Assert.Empty(await bench.Outbox.ListOwedAsync(Cancel));
    }

    [Fact]
    public async Task An_alert_whose_channel_is_not_configured_has_no_message_until_it_is()
    {
        var id = await bench.OweAsync("gone");
        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));

        var gone = new ChannelDouble("gone");
        bench.Channels.Replace([bench.Channel, gone]);

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        await bench.DeliverAsync();
        Assert.Equal(id, Assert.Single(gone.Got).Id);
    }

    [Fact]
    public async Task Alerts_of_a_channel_that_is_not_configured_let_the_queue_grow_no_longer()
    {
        for (var number = 1; number <= 100; number++)
        {
            await bench.OweAsync("gone", number);
        }

        var id = await bench.OweAsync(number: 101);
        for (var sent = 0; sent <= OutboxSweep.MessagesPerAlert + OutboxSweep.SpareMessages; sent++)
        {
            await bench.Queues.SendAlertAsync(id, TimeSpan.Zero, Cancel);
        }

        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task Messages_of_alerts_that_are_long_settled_hold_up_none()
    {
        for (var number = 0; number < OutboxSweep.SpareMessages; number++)
        {
            await bench.Queues.SendAlertAsync(new AlertId($"{number:x32}"), TimeSpan.FromDays(1), Cancel);
        }

        await bench.OweAsync();

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    private sealed class SavedElsewhere(Action take) : IChannelNews
    {
        public Task LookAsync(bool isMissing, CancellationToken cancel)
        {
            if (isMissing)
            {
                take();
            }

            return Task.CompletedTask;
        }
    }
}
