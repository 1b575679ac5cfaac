namespace FeedMonitor.Alerts;

/// <summary>What becomes of the alerts of a channel that is down.</summary>
public sealed class ChannelCircuitTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task After_five_failures_in_a_row_the_others_wait_and_use_up_no_attempt()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();

        var results = await DeliverAsync(ids);

        Assert.Equal(Enumerable.Repeat(DeliveryResult.Failed, 5).Concat(Enumerable.Repeat(DeliveryResult.Waiting, 3)), results);
        Assert.Equal(5, bench.Channel.Got.Count);
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 1], (await bench.Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Attempts).Order());
        Assert.Equal((5, "busy", true), Trouble());
    }

    [Fact]
    public async Task After_the_pause_one_is_tried_and_when_the_channel_takes_it_all_that_waited_have_their_message()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        await bench.TakeMessagesAsync();
        bench.Time.Advance(ChannelCircuits.FirstPause);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(ids[5], Cancel)).Result);

        Assert.Null(bench.Circuits.Find("desk"));
        Assert.Equal(ids.Skip(6).OrderBy(id => id.Value), (await bench.TakeMessagesAsync()).Where(ids.Skip(6).Contains).OrderBy(id => id.Value));
        Assert.Equal([DeliveryResult.Sent, DeliveryResult.Sent], await DeliverAsync(ids[6..]));
    }

    [Fact]
    public async Task A_channel_that_is_well_again_after_a_pause_is_found_to_be_so_without_a_sweep()
    {
        await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync((await bench.Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Id).ToArray());
        foreach (var pause in (int[])[30, 60, 120])
        {
            // What comes now is turned away and gone.
            await bench.DeliverAsync();
            bench.Time.Advance(TimeSpan.FromSeconds(pause + 1));
        }

        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        await bench.DeliverAsync();

        Assert.Null(bench.Circuits.Find("desk"));
        Assert.DoesNotContain(await bench.Outbox.ListOwedAsync(Cancel), owed => owed.NextAttemptAt <= bench.Now);
    }

    [Fact]
    public async Task A_channel_that_keeps_to_its_pace_is_well_and_what_waits_for_its_turn_loses_no_attempt()
    {
        var ids = await OweAsync(8);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Busy(TimeSpan.FromSeconds(20)));

        Assert.All(await DeliverAsync(ids), result => Assert.Equal(DeliveryResult.Waiting, result));

        Assert.Null(bench.Circuits.Find("desk"));
        Assert.All(await bench.Outbox.ListOwedAsync(Cancel), owed => Assert.Equal((0, bench.Now.AddSeconds(20)), (owed.Attempts, owed.NextAttemptAt)));
        Assert.Equal(AlertDelivery.Queuing, (await bench.StateAsync(10)).Reason);

        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        bench.Time.Advance(TimeSpan.FromSeconds(21));
        await bench.DeliverAsync();
        Assert.Equal(new OutboxCounts(0, 0), await bench.Outbox.CountAsync(Cancel));
    }

    [Fact]
    public void A_channel_that_is_left_in_peace_says_until_when()
    {
        bench.Circuits.Failed("desk", "busy", asked: null);
        Assert.Null(bench.Circuits.Find("desk")!.PausedUntil);

        var until = bench.Now.AddMinutes(10);
        bench.Circuits.Failed("desk", "busy", TimeSpan.FromMinutes(10));

        Assert.Equal(until, bench.Circuits.Find("desk")!.PausedUntil);
        bench.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(until, bench.Circuits.Find("desk")!.PausedUntil);
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(bench.Now, bench.Circuits.Find("desk")!.PausedUntil);
    }

    [Fact]
    public async Task While_one_is_tried_the_others_wait()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        bench.Time.Advance(ChannelCircuits.FirstPause);
        var answer = new TaskCompletionSource<DeliveryOutcome>();
        bench.Channel.Answer = _ => answer.Task;

        var probe = bench.Delivery().RunAsync(ids[5], Cancel);
        var other = await bench.Delivery().RunAsync(ids[6], Cancel);
        answer.SetResult(new DeliveryOutcome.Failed("still busy"));

        Assert.Equal((DeliveryResult.Failed, DeliveryResult.Waiting), ((await probe).Result, other.Result));
        Assert.Equal((6, "still busy", true), Trouble());
    }

    [Fact]
    public async Task Each_probe_that_fails_doubles_the_pause_up_to_a_quarter_of_an_hour()
    {
        bench.Channel.Fail();
        await DeliverAsync(await OweAsync(5));
        foreach (var pause in (double[])[30, 60, 120, 240, 480, 900, 900])
        {
            bench.Time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            Assert.False(bench.Circuits.MayTry("desk"));
            bench.Time.Advance(TimeSpan.FromTicks(1));
            Assert.True(bench.Circuits.MayTry("desk"));
            bench.Circuits.Failed("desk", "busy", asked: null);
            bench.Circuits.EndProbe("desk");
        }

    }

    [Fact]
    public async Task A_refusal_of_the_whole_channel_lets_the_others_wait_at_once_and_each_is_owed_for_as_long_as_after_any_failure()
    {
        var ids = await OweAsync(3);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("the chat is gone", IsOfChannel: true));

        Assert.Equal([DeliveryResult.Failed, DeliveryResult.Waiting, DeliveryResult.Waiting], await DeliverAsync(ids));
        Assert.Equal((1, "the chat is gone", true), Trouble());
        Assert.Single(bench.Channel.Got);
        Assert.Equal([0, 0, 1], (await bench.Outbox.ListOwedAsync(Cancel)).Select(owed => owed.Attempts).Order());

        await bench.PassAsync(TimeSpan.FromHours(22));
        Assert.Equal(new OutboxCounts(3, 0), await bench.Outbox.CountAsync(Cancel));
        await bench.PassAsync(TimeSpan.FromHours(48));
        Assert.Equal(new OutboxCounts(0, 3), await bench.Outbox.CountAsync(Cancel));
    }

    [Fact]
    public async Task What_one_alert_is_told_to_wait_holds_for_its_channel_and_for_no_other()
    {
        var ids = await OweAsync(2);
        var other = new ChannelDouble("mail");
        bench.Channels.Replace([bench.Channel, other]);
        var elsewhere = await bench.OweAsync("mail", number: 3);
        bench.Channel.Fail(TimeSpan.FromMinutes(10));

        Assert.Equal([DeliveryResult.Failed, DeliveryResult.Waiting], await DeliverAsync(ids));
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(elsewhere, Cancel)).Result);
        bench.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryResult.Waiting, (await bench.Delivery().RunAsync(ids[1], Cancel)).Result);
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(DeliveryResult.Failed, (await bench.Delivery().RunAsync(ids[1], Cancel)).Result);
        Assert.Single(bench.Channel.Got, alert => alert.Id == ids[1]);
    }

    [Fact]
    public async Task A_success_between_failures_begins_the_count_anew()
    {
        var ids = await OweAsync(9);
        for (var i = 0; i < ids.Length; i++)
        {
            bench.Channel.Fail();
            if (i == 4)
            {
                bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
            }

            await bench.Delivery().RunAsync(ids[i], Cancel);
        }

        Assert.Equal(9, bench.Channel.Got.Count);
        Assert.False(bench.Circuits.AnyOpen);
    }

    [Fact]
    public async Task The_sweep_leaves_a_channel_that_is_down_alone_and_after_its_pause_sends_one_alert_for_it()
    {
        bench.Channel.Fail();
        await DeliverAsync(await OweAsync(8));
        await bench.TakeMessagesAsync();

        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        bench.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_process_that_knows_nothing_of_the_trouble_finds_everything_that_is_owed()
    {
        bench.Channel.Fail();
        await DeliverAsync(await OweAsync(8));

        var fresh = bench.Sweep(new ChannelCircuits(bench.Time));

        Assert.Equal(3, await fresh.RunAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task An_alert_that_a_person_retries_is_tried_though_its_channel_is_down_and_frees_the_others()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        await bench.TakeMessagesAsync();
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(DeliveryResult.Waiting, (await bench.Delivery().RunAsync(ids[6], Cancel)).Result);
        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(ids[0], Cancel));
        await bench.DeliverAsync();

        Assert.Equal(AlertState.Sent, (await bench.StateAsync(10)).State);
        Assert.False(bench.Circuits.AnyOpen);
        Assert.Equal(AlertState.Sent, (await bench.StateAsync(16)).State);
    }

    [Fact]
    public async Task Of_a_channel_that_was_changed_nothing_is_known()
    {
        bench.Channel.Fail();
        await DeliverAsync(await OweAsync(ChannelCircuits.FailuresToOpen));
        Assert.True(bench.Circuits.IsResting("desk"));

        bench.Circuits.Forget();

        Assert.False(bench.Circuits.AnyOpen);
        Assert.Null(bench.Circuits.Find("desk"));
    }

    [Fact]
    public async Task Of_many_that_a_person_retries_at_once_a_channel_that_is_still_down_gets_one_and_the_others_lose_no_attempt()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        await bench.TakeMessagesAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var id in ids[5..])
        {
            Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(id, Cancel));
        }

        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([DeliveryResult.Failed, DeliveryResult.Waiting, DeliveryResult.Waiting], await DeliverAsync(ids[5..]));

        Assert.Equal(6, bench.Channel.Got.Count);
        Assert.Equal([0, 0], (await bench.Outbox.ListOwedAsync(Cancel)).Where(owed => ids.AsSpan(6).Contains(owed.Id)).Select(owed => owed.Attempts));

        // A wish is good for one attempt: the one that failed waits with the others now.
        bench.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(DeliveryResult.Waiting, (await bench.Delivery().RunAsync(ids[5], Cancel)).Result);
    }

    [Fact]
    public async Task What_a_person_retried_while_the_channel_is_tried_is_told_when_it_is_well()
    {
        var ids = await OweAsync(8);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        await bench.TakeMessagesAsync();
        bench.Time.Advance(ChannelCircuits.FirstPause);
        var answer = new TaskCompletionSource<DeliveryOutcome>();
        bench.Channel.Answer = _ => answer.Task;
        var probe = bench.Delivery().RunAsync(ids[5], Cancel);

        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(ids[0], Cancel));
        Assert.Equal(DeliveryResult.Waiting, (await bench.Delivery().RunAsync(ids[0], Cancel)).Result);
        answer.SetResult(new DeliveryOutcome.Delivered());
        await probe;
        await bench.DeliverAsync();

        Assert.Equal(AlertState.Sent, (await bench.StateAsync(10)).State);
    }

    [Fact]
    public async Task The_sweep_finds_what_a_person_retried_when_its_message_was_lost_whatever_held_it()
    {
        var ids = await OweAsync(6);
        bench.Channel.Fail();
        await DeliverAsync(ids);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(ids[0], Cancel));
        await bench.TakeMessagesAsync();
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        // Its channel is left in peace, and then gets it, though the next attempts of the others are still to come.
        Assert.Equal(0, await bench.Sweep().RunAsync(TimeSpan.Zero, Cancel));
        bench.Time.Advance(ChannelCircuits.FirstPause - TimeSpan.FromSeconds(1));
        Assert.Equal(1, await bench.Sweep().RunAsync(OutboxSweep.Grace - ChannelCircuits.FirstPause, Cancel));
        await bench.DeliverAsync();

        Assert.Contains(ids[0], bench.Channel.Got.Skip(5).Select(alert => alert.Id));
        Assert.Equal(AlertState.Sent, (await bench.StateAsync(10)).State);
    }

    private (int Failures, string LastError, bool IsOpen)? Trouble() =>
        bench.Circuits.Find("desk") is { } trouble ? (trouble.Failures, trouble.LastError, trouble.IsOpen) : null;

    private async Task<AlertId[]> OweAsync(int count)
    {
        var ids = new AlertId[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = await bench.OweAsync(number: 10 + i);
        }

        return ids;
    }

    private async Task<DeliveryResult[]> DeliverAsync(AlertId[] ids)
    {
        var results = new List<DeliveryResult>();
        foreach (var id in ids)
        {
            results.Add((await bench.Delivery().RunAsync(id, Cancel)).Result);
        }

        return [.. results];
    }
}
