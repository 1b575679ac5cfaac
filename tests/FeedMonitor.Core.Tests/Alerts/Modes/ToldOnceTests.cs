using CsCheck;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Whatever comes when, and whatever the settings are, each hit is told once, or is visibly dead.</summary>
public sealed class ToldOnceTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];

    private static readonly QuietRange Night = new(22 * 60, 7 * 60, QuietRange.EveryDay);

    private static readonly Gen<AlertMode> Modes =
        from digest in One<DigestSchedule?>(null, new DigestSchedule.Hourly(), new DigestSchedule.Daily(450))
        from zone in One(Zones)
        from quiet in One(QuietHours.None, new QuietHours([Night]), new QuietHours([Night, new QuietRange(0, 1_440, 65), new QuietRange(720, 780, QuietRange.EveryDay)]))
        from most in One<int?>(null, 1, 3)
        from cooldown in One<TimeSpan?>(null, TimeSpan.FromMinutes(30), TimeSpan.FromHours(5))
        select new AlertMode { Digest = digest, Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Quiet = quiet, MaxPerHour = most, Cooldown = cooldown };

    private static readonly Gen<Step[]> Steps =
        Gen.Select(One(0, 0, 1, 20, 180, 900), One(Answer.Takes, Answer.Takes, Answer.Takes, Answer.Takes, Answer.Fails, Answer.Fails, Answer.Refuses), Gen.Bool)
            .Select((minutes, answer, isMessageLost) => new Step(minutes, answer, isMessageLost))
            .Array[1, 25];

    private enum Answer
    {
        Takes,
        Fails,
        Refuses,
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_hit_is_told_once_or_is_dead() => await Gen.Select(Modes, Steps).SampleAsync(async (mode, steps) => await RunAsync(mode, steps), iter: 300);

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static async Task RunAsync(AlertMode mode, Step[] steps)
    {
        using var bench = new AlertBench();
        await bench.SetModeAsync(mode);
        var told = new List<HitId>();
        var calls = 0;
        bench.Channel.Answer = _ => Task.FromResult(AnswerOf(bench, steps[Math.Min(calls++, steps.Length - 1)].Channel, told));
        for (var number = 0; number < steps.Length; number++)
        {
            var id = await bench.OweAsync(number: number);
            if (!steps[number].IsMessageLost)
            {
                await bench.Delivery().RunAsync(id, Cancel);
            }

            await bench.PassAsync(TimeSpan.FromMinutes(steps[number].Minutes));
        }

        // The last answer stands from here on.
        for (var day = 0; day < 20 && (await bench.Outbox.CountAsync(Cancel)).Owed > 0; day++)
        {
            await bench.PassAsync(TimeSpan.FromDays(1));
        }

        Assert.Equal(0, (await bench.Outbox.CountAsync(Cancel)).Owed);
        var hits = (await bench.Hits.ListAsync(new HitQuery(Limit: 100), Cancel)).Hits;
        Assert.Equal(steps.Length, hits.Count);
        Assert.All(hits, hit => Assert.Equal(hit.Alerts[0].State == AlertState.Sent ? 1 : 0, told.Count(id => id == hit.Id)));
        Assert.All(hits, hit => Assert.True(hit.Alerts[0].State is AlertState.Sent or AlertState.Dead, $"{hit.Alerts[0]}"));
    }

    private static DeliveryOutcome AnswerOf(AlertBench bench, Answer answer, List<HitId> told)
    {
        if (answer == Answer.Takes)
        {
            told.AddRange(bench.Channel.Got[^1].Subject switch
            {
                AlertSubject.OfHit { Hit: var hit } => [hit.Id],
                AlertSubject.OfDigest { Digest: var digest } => digest.Hits.Select(hit => hit.Id),
                _ => [],
            });
            return new DeliveryOutcome.Delivered();
        }

        return answer == Answer.Fails ? new DeliveryOutcome.Failed("busy") : new DeliveryOutcome.Refused("never");
    }

    private sealed record Step(int Minutes, Answer Channel, bool IsMessageLost);
}
