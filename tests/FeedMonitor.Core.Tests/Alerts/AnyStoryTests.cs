using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>Whatever the members of a story, and in whatever order and with whatever mishaps they are delivered, nothing of it stays untold, and nothing is told twice.</summary>
public sealed class AnyStoryTests
{
    private const int Runs = 150;
    private static readonly string[] Terms = ["ferry", "toll", "coast guard"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_term_of_a_story_is_told_unless_all_that_bear_it_died()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            using var bench = new AlertBench();
            var hits = await DeliverAllAsync(bench, new Random(seed));
            var told = Told(hits);
            var lost = hits.Where(hit => hit.Alerts.All(alert => alert.State != AlertState.Dead)).SelectMany(hit => hit.Terms).Except(told, StringComparer.Ordinal).ToArray();
            Assert.True(lost.Length == 0, $"seed {seed}: {string.Join(", ", lost)} was not told");
            Assert.True(hits.All(hit => hit.Alerts.All(alert => alert.State != AlertState.Owed)), $"seed {seed}: an alert waits for ever");
        }
    }

    [Fact]
    public async Task Of_hits_with_the_same_term_that_are_delivered_at_once_one_is_told()
    {
        // One at a time, but each delivery gives way to the others wherever it waits.
        var turns = new TaskFactory(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
        for (var seed = 0; seed < Runs; seed++)
        {
            using var bench = new AlertBench();
            var random = new Random(seed);
            bench.Channel.Answer = async _ =>
            {
                await Task.Yield();
                return new DeliveryOutcome.Delivered();
            };
            await bench.Hits.RecordAsync([.. Enumerable.Range(1, random.Next(2, 9)).Select(number => FerryNews.Copy(number, bench.Now.AddSeconds(random.Next(-9, 0))))], Cancel);

            await turns.StartNew(() => DeliverSomeAsync(bench, random, rounds: 60), Cancel).Unwrap();

            Assert.True(bench.Channel.Got.Count == 1, $"seed {seed}: told {bench.Channel.Got.Count} times");
        }
    }

    private static IReadOnlySet<string> Told(IReadOnlyList<Hit> hits) => hits
        .Where(hit => hit.Alerts.Any(alert => alert.State == AlertState.Sent)).SelectMany(hit => hit.Terms).ToHashSet(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Hit>> DeliverAllAsync(AlertBench bench, Random random)
    {
        var all = Enumerable.Range(1, random.Next(2, 9)).Select(number => FerryNews.Copy(number, bench.Now.AddSeconds(random.Next(-9, 0)), SomeTerms(random))).ToArray();
        bench.Channel.Answer = _ => Task.FromResult<DeliveryOutcome>(
            random.Next(4) == 0 ? new DeliveryOutcome.Refused("never") : random.Next(5) == 0 ? new DeliveryOutcome.Failed("busy") : new DeliveryOutcome.Delivered());

        // Some are stored only when others were delivered.
        foreach (var group in all.Chunk(random.Next(1, 5)))
        {
            await bench.Hits.RecordAsync(group, Cancel);
            await DeliverSomeAsync(bench, random, rounds: random.Next(3));
        }

        await DeliverSomeAsync(bench, random, rounds: 60);
        return await Task.WhenAll(all.Select(async hit => (await bench.Hits.FindAsync(hit.Id, Cancel))!));
    }

    private static async Task DeliverSomeAsync(AlertBench bench, Random random, int rounds)
    {
        for (var round = 0; round < rounds && await bench.Outbox.ListOwedAsync(Cancel) is { Count: > 0 } owed; round++)
        {
            var delivery = bench.Delivery();
            AlertId[] ids = [.. owed.Select(alert => alert.Id).OrderBy(id => id.Value, StringComparer.Ordinal)];
            random.Shuffle(ids);
            await Task.WhenAll(ids.Select(id => delivery.RunAsync(id, Cancel)));
            if (random.Next(4) == 0)
            {
                bench.Restart();
            }

            bench.Time.Advance(TimeSpan.FromMinutes(random.Next(1, 4)));
        }
    }

    private static string[] SomeTerms(Random random) => [.. Terms.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Terms[0])];
}
