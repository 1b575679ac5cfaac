namespace FeedMonitor.Alerts.Modes;

/// <summary>What counts against <c>maxPerHour</c> and <c>cooldown</c>, and whom it holds up.</summary>
public sealed class AlertPacingTests : IDisposable
{
    private static readonly QuietHours Night = new([new QuietRange(22 * 60, 7 * 60, QuietRange.EveryDay)]);

    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_alert_that_was_being_tried_when_its_process_died_does_not_wait_for_itself(int alerts)
    {
        await bench.SetModeAsync(new AlertMode { Quiet = Night, Cooldown = TimeSpan.FromHours(20) });
        bench.Time.Advance(TimeSpan.FromHours(14));
        for (var number = 1; number <= alerts; number++)
        {
            await bench.Delivery().RunAsync(await bench.OweAsync(number: number), Cancel);
        }

        await TriedAsync((await bench.StateAsync(1)).Id);
        await bench.PassAsync(TimeSpan.FromHours(8.25));

        Assert.Equal(alerts == 1 ? typeof(AlertSubject.OfHit) : typeof(AlertSubject.OfDigest), Assert.Single(bench.Channel.Got).Subject.GetType());
    }

    [Fact]
    public async Task An_alert_that_failed_before_quiet_hours_is_told_when_they_end()
    {
        await bench.SetModeAsync(new AlertMode { Quiet = Night, Cooldown = TimeSpan.FromHours(20) });
        bench.Time.Advance(new TimeSpan(12, 59, 50));
        bench.Channel.Fail();
        await bench.Delivery().RunAsync(await bench.OweAsync(), Cancel);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        await bench.PassAsync(TimeSpan.FromHours(8.75));
        Assert.Single(bench.Channel.Got);
        await bench.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(AlertState.Sent, (await bench.StateAsync()).State);
    }

    [Fact]
    public async Task What_its_channel_did_not_take_holds_up_nothing()
    {
        await bench.SetModeAsync(new AlertMode { Cooldown = TimeSpan.FromHours(20) });
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("never"));
        await bench.Delivery().RunAsync(await bench.OweAsync(number: 1), Cancel);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());

        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 2), Cancel)).Result);
        Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 3), Cancel)).Result);
    }

    [Fact]
    public async Task An_alert_that_failed_waits_for_what_was_told_meanwhile()
    {
        await bench.SetModeAsync(new AlertMode { MaxPerHour = 1 });
        bench.Channel.Fail();
        var first = await bench.OweAsync(number: 1);
        await bench.Delivery().RunAsync(first, Cancel);
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        Assert.Equal(DeliveryResult.Sent, (await bench.Delivery().RunAsync(await bench.OweAsync(number: 2), Cancel)).Result);
        bench.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(DeliveryResult.Held, (await bench.Delivery().RunAsync(first, Cancel)).Result);
        await bench.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(AlertState.Sent, (await bench.StateAsync(1)).State);
    }

    [Fact]
    public void A_message_that_is_tried_again_counts_from_then_on_and_lets_those_wait_that_do()
    {
        var (mode, waiting) = (new AlertMode { MaxPerHour = 1 }, bench.Now.AddHours(1));
        var again = PacedMessage.Of(new AlertId("a"), AlertTurn.Tried);
        var pace = new AlertPace([new PacedAlert(new AlertId("a"), bench.Now)], waiting).With(again, bench.Now.AddMinutes(30));

        Assert.Equal(waiting, pace.Waiting);
        Assert.Equal(bench.Now.AddMinutes(90), pace.HoldOf(mode, PacedMessage.Of(new AlertId("b"), AlertTurn.New), bench.Now.AddMinutes(61))?.Until);
        Assert.Null(pace.HoldOf(mode, again, bench.Now.AddMinutes(31)));
        Assert.Empty(pace.Without(new AlertId("a")).Told);
    }

    // What a process leaves that dies between asking for its turn and asking the channel.
    private async Task TriedAsync(AlertId id)
    {
        var engines = Watchlists.WatchlistId.Parse("engines");
        var (_, version) = await bench.Paces.ReadAsync(engines, "desk", Cancel);
        Assert.True(await bench.Paces.TrySaveAsync(engines, "desk", new AlertPace([new PacedAlert(id, bench.Now)], null), version, Cancel));
    }
}
