using FeedMonitor.Hits;

namespace FeedMonitor.Alerts.Modes;

/// <summary>What waits under a mode that its watchlist has no more is told by what it says now.</summary>
public sealed class HoldReviewTests : IDisposable
{
    private static readonly AlertMode Daily = new() { Digest = new DigestSchedule.Daily(8 * 60) };

    private static readonly AlertMode Quiet = new() { Quiet = new QuietHours([new QuietRange(8 * 60, 20 * 60, QuietRange.EveryDay)]) };

    private static readonly AlertMode Week = new() { Cooldown = AlertMode.LongestCooldown };

    private readonly AlertBench bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Changes => new(
        ("daily", "immediate"), ("quiet", "immediate"), ("week", "immediate"), ("one", "immediate"), ("week", "minute"), ("one", "many"), ("daily", "gone"), ("quiet", "gone"), ("daily", "hourly"));

    public void Dispose() => bench.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_held_under_another_mode_is_told_soon(string before, string now)
    {
        await HoldAsync(ModeOf(before));
        await (now == "gone" ? bench.RemoveWatchlistsAsync() : bench.SetModeAsync(ModeOf(now)));

        await bench.PassAsync(TimeSpan.FromMinutes(now == "hourly" ? 60 : 15));

        var told = bench.Channel.Got.Select(alert => alert.Subject).SelectMany(subject => subject is AlertSubject.OfDigest { Digest: var digest } ? digest.Hits : [((AlertSubject.OfHit)subject).Hit]);
        Assert.Equal(["1", "2", "3"], told.Select(hit => hit.Item.Value).Order(StringComparer.Ordinal));
        Assert.Empty(await bench.Outbox.ListOwedAsync(Cancel));
    }

    [Theory]
    [InlineData("daily", "later", 23.25)]
    [InlineData("quiet", "daily", 22)]
    public async Task What_waits_under_the_new_mode_too_is_held_on(string before, string now, double hours)
    {
        await HoldAsync(ModeOf(before));
        await bench.SetModeAsync(ModeOf(now));

        await bench.PassAsync(TimeSpan.FromHours(hours));
        Assert.Empty(bench.Channel.Got);
        await bench.PassAsync(TimeSpan.FromHours(2));

        Assert.Empty(await bench.Outbox.ListOwedAsync(Cancel));
    }

    // Three hits, of which those wait that the mode holds back.
    private async Task HoldAsync(AlertMode mode)
    {
        await bench.SetModeAsync(mode);
        for (var number = 1; number <= 3; number++)
        {
            await bench.Delivery().RunAsync(await bench.OweAsync(number: number), Cancel);
        }

        Assert.InRange((await bench.Outbox.ListOwedAsync(Cancel)).Count(row => row.Held is not null), 2, 3);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private static AlertMode ModeOf(string name) => name switch
    {
        "daily" => Daily,
        "later" => new AlertMode { Digest = new DigestSchedule.Daily((8 * 60) + 30) },
        "hourly" => new AlertMode { Digest = new DigestSchedule.Hourly() },
        "quiet" => Quiet,
        "week" => Week,
        "minute" => new AlertMode { Cooldown = TimeSpan.FromMinutes(1) },
        "one" => new AlertMode { MaxPerHour = 1 },
        "many" => new AlertMode { MaxPerHour = 50 },
        _ => AlertMode.Immediate,
    };
}
