using FeedMonitor.Alerts.Modes;

namespace FeedMonitor.Alerts;

/// <summary>What a clock that is set forward and back does to leases and schedules.</summary>
public sealed class JumpingClockTests : IDisposable
{
    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(24 * 365 * 30)]
    public async Task A_worker_whose_clock_jumps_forward_loses_its_lease_and_nothing_else(int hours)
    {
        var id = await bench.OweAsync();
        bench.Channel.Answer = _ =>
        {
            bench.Time.AdjustTime(bench.Now.AddHours(hours));
            return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Failed("busy"));
        };

        Assert.Equal(DeliveryResult.Failed, (await bench.Delivery().RunAsync(id, Cancel)).Result);

        Assert.Equal(bench.Now + RetrySchedule.After(id, 1, null)!.Value, (await bench.OwedAsync()).NextAttemptAt);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24 * 365 * 30)]
    public async Task An_alert_that_was_leased_under_a_clock_that_ran_ahead_is_delivered_within_that_time_or_at_once(int hours)
    {
        var id = await bench.OweAsync();
        Assert.NotNull(await bench.Outbox.ClaimAsync(id, bench.Now, bench.Now + AlertDelivery.Lease, Cancel));
        bench.Time.AdjustTime(bench.Now.AddHours(hours));

        // An hour may be another worker's clock; thirty years are a mistake.
        Assert.Equal(hours == -1 ? 0 : 1, await bench.Sweep().RunAsync(OutboxSweep.Grace, Cancel));
        bench.Time.Advance(TimeSpan.FromHours(1) + AlertDelivery.Lease);

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);
        Assert.Single(bench.Channel.Got);
    }

    [Fact]
    public async Task An_alert_that_is_due_in_years_since_a_clock_ran_ahead_is_due_now()
    {
        var id = await bench.OweAsync();
        bench.Channel.Fail();
        var right = bench.Now;
        bench.Time.AdjustTime(right.AddYears(30));
        await bench.Delivery().RunAsync(id, Cancel);
        bench.Time.AdjustTime(right.AddSeconds(1));
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        Assert.Equal(1, await bench.Sweep().RunAsync(OutboxSweep.Grace, Cancel));
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(id, Cancel)).Result);
    }

    [Fact]
    public async Task What_was_told_under_a_clock_that_ran_ahead_holds_up_nothing_that_comes()
    {
        await bench.SetModeAsync(AlertMode.Immediate with { MaxPerHour = 1, Cooldown = TimeSpan.FromDays(7) });
        var right = bench.Now;
        bench.Time.AdjustTime(right.AddYears(1));
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(), Cancel)).Result);
        bench.Time.AdjustTime(right);

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 2), Cancel)).Result);

        // What was told under the right clock counts as ever.
        Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 3), Cancel)).Result);
    }
}
