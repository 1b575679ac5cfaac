using FeedMonitor.Alerts.Modes;

namespace FeedMonitor.Alerts;

/// <summary>A channel with several recipients, of whom one is put off.</summary>
public sealed class PartlyToldTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Who_has_it_is_told_to_the_channel_at_each_later_attempt()
    {
        var id = await bench.OweAsync();
        ReachOnly("desk");

        Assert.Equal(new DeliveryReport(id, DeliveryResult.Failed, "desk", "night is full"), await bench.Delivery().RunAsync(id, Cancel));
        var owed = await bench.OwedAsync();
        Assert.Equal((1, "desk", "night is full"), (owed.Attempts, owed.Reached, owed.LastError));

        bench.Channel.Fail();
        await bench.PassAsync(TimeSpan.FromMinutes(15));
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        await bench.PassAsync(TimeSpan.FromHours(2));

        Assert.Null(bench.Channel.Got[0].Reached);
        Assert.True(bench.Channel.Got.Count > 2);
        Assert.All(bench.Channel.Got.Skip(1), alert => Assert.Equal("desk", alert.Reached));
        Assert.Equal(AlertState.Sent, (await bench.StateAsync()).State);
    }

    [Fact]
    public async Task Who_has_it_is_known_though_the_storage_was_away_when_it_was_to_be_written_down()
    {
        var id = await bench.OweAsync();
        ReachOnly("desk");
        await Assert.ThrowsAsync<IOException>(() => bench.Delivery(new OutboxDouble(bench.Outbox) { MarkingFailed = () => throw new IOException("away") }).RunAsync(id, Cancel));

        bench.Time.Advance(AlertDelivery.Lease + TimeSpan.FromSeconds(1));
        ReachOnly("desk, night");
        await bench.Delivery().RunAsync(id, Cancel);
        bench.Channel.Fail();
        await bench.PassAsync(TimeSpan.FromMinutes(15));

        Assert.Equal([null, "desk", "desk, night"], bench.Channel.Got.Take(3).Select(alert => alert.Reached));
    }

    [Fact]
    public async Task One_recipient_who_is_put_off_holds_up_no_other_alert()
    {
        ReachOnly("desk");
        for (var number = 1; number <= ChannelCircuits.FailuresToOpen; number++)
        {
            await bench.Delivery().RunAsync(await bench.OweAsync(number: number), Cancel);
        }

        Assert.Null(bench.Circuits.Find("desk"));
    }

    [Fact]
    public async Task A_channel_that_takes_it_for_some_is_up_again()
    {
        bench.Channel.Fail();
        var ids = new List<AlertId>();
        for (var number = 1; number <= ChannelCircuits.FailuresToOpen; number++)
        {
            ids.Add(await bench.OweAsync(number: number));
            await bench.Delivery().RunAsync(ids[^1], Cancel);
        }

        Assert.True(bench.Circuits.IsOpen("desk"));
        ReachOnly("desk");
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.Delivery().RunAsync(ids[0], Cancel);

        Assert.False(bench.Circuits.IsOpen("desk"));
    }

    [Fact]
    public async Task One_that_was_given_up_and_is_retried_by_hand_goes_to_nobody_who_has_it()
    {
        var id = await bench.OweAsync();
        ReachOnly("desk");
        await bench.PassAsync(TimeSpan.FromHours(40));
        Assert.Equal((AlertState.Dead, "night is full"), ((await bench.StateAsync()).State, (await bench.StateAsync()).Reason));

        Assert.Equal(HandledAlert.Done, await bench.ByHand().RetryAsync(id, Cancel));
        await bench.DeliverAsync();

        Assert.Equal("desk", bench.Channel.Got[^1].Reached);
    }

    [Fact]
    public async Task One_that_waits_for_the_end_of_quiet_hours_goes_into_no_digest_which_would_tell_it_again()
    {
        await bench.SetModeAsync(AlertMode.Immediate with { Quiet = new QuietHours([new QuietRange((9 * 60) + 1, 12 * 60, QuietRange.EveryDay)]) });
        ReachOnly("desk");
        var id = await bench.OweAsync(number: 1);
        await bench.DeliverAsync();
        await bench.Delivery().RunAsync(id, Cancel);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.OweAsync(number: 2);
        await bench.OweAsync(number: 3);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        await bench.PassAsync(TimeSpan.FromHours(4));

        Assert.Equal("desk", Assert.Single(bench.Channel.Got, alert => alert.Id == id && alert.Reached is not null).Reached);
        Assert.Equal(2, Assert.Single(bench.Channel.Got.Select(alert => alert.Subject).OfType<AlertSubject.OfDigest>()).Digest.Hits.Count);
    }

    private void ReachOnly(string who) => bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Partly(who, "night is full"));
}
