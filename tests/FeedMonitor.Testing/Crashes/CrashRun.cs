using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FeedMonitor.Testing.Crashes;

/// <summary>
/// Kills the real monitor, its Azurite, or both, at random moments while alerts flow; then lets one life finish. With each life one more feed is
/// listed, so that the flow does not end before the kills do.
/// </summary>
/// <param name="kills">How many kills.</param>
/// <param name="itemsPerFeed">How many items a feed has; there is one feed a kill.</param>
/// <param name="seed">What the random choices begin with.</param>
/// <param name="progress">Told of each kill, or null.</param>
public sealed partial class CrashRun(int kills, int itemsPerFeed, int seed, Action<string>? progress = null)
{
    private static readonly TimeSpan LongestLull = TimeSpan.FromSeconds(6);

    private readonly Random random = new(seed);
    private readonly List<Kill> done = [];
    private readonly WrittenDown written = new();
    private int gaveUp;

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">The monitor did not start, or did not come to an end; the message has what it said.</exception>
    /// <param name="patience">How long the last life may take.</param>
    /// <param name="killing">How long it kills at most, or null for as long as all kills take; what was listed by then has to arrive.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CrashReport> RunAsync(TimeSpan patience, TimeSpan? killing, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var data = new TempFolder();
        await using var site = await CrashSite.StartAsync(seed);
        var feeds = 0;
        while (done.Count < kills && !(watch.Elapsed > killing))
        {
            feeds = done.Count + 1;
            site.List(feeds, itemsPerFeed);
            await using var life = MonitorLife.Start(site.ConfigFolder, data.Path, written);
            try
            {
                await LiveAsync(life, site, cancel);
            }
            catch (InvalidOperationException) when (life.HasEnded && gaveUp < kills)
            {
                // It gave up, with an error, as its Azurite was gone: whoever runs it starts it again.
                gaveUp++;
                progress?.Invoke($"gave up: {life.Said}");
            }

            progress?.Invoke($"{done.Count} kills, {site.Arrived} arrived, {watch.Elapsed.TotalSeconds:0} s");
        }

        feeds = done.Count < kills ? feeds : kills;
        site.List(feeds, itemsPerFeed);
        await using (var last = MonitorLife.Start(site.ConfigFolder, data.Path, written))
        {
            await FinishAsync(last, site, feeds * itemsPerFeed, patience, cancel);
        }

        return CrashReport.Of(done, site, written, feeds * itemsPerFeed, watch.Elapsed) with { GaveUp = gaveUp };
    }

    private async Task LiveAsync(MonitorLife life, CrashSite site, CancellationToken cancel)
    {
        // Most kills meet it while it delivers, some while it starts or polls.
        var isEarly = random.Next(4) == 0;
        await life.HearAsync(isEarly ? "Storage:" : "Watching.", 1, cancel);
        for (var ends = 1; ; ends++)
        {
            if (!isEarly)
            {
                await site.WaitForRequestsAsync(random.Next(1, 12), LongestLull, cancel);
            }

            await Task.Delay(isEarly ? random.Next(1_500) : random.Next(60), cancel);
            var victim = random.Next(5) switch { 0 => Victim.Azurite, 1 => Victim.Both, _ => Victim.Monitor };
            if (victim != Victim.Monitor)
            {
                life.KillAzurite();
            }

            if (victim != Victim.Azurite)
            {
                await life.KillAsync(cancel);
            }

            done.Add(new Kill(victim, Stopwatch.GetTimestamp()));
            if (victim != Victim.Azurite || done.Count == kills)
            {
                return;
            }

            await life.HearAsync("Azurite runs again.", ends, cancel);
            if (ends == 2)
            {
                // Five ends within a minute are the monitor's own end.
                await life.KillAsync(cancel);
                done.Add(new Kill(Victim.Monitor, Stopwatch.GetTimestamp()));
                return;
            }
        }
    }

    private async Task FinishAsync(MonitorLife life, CrashSite site, int hits, TimeSpan patience, CancellationToken cancel)
    {
        var watching = await life.HearAsync("The page is at", 1, cancel);
        using var api = new HttpClient { BaseAddress = new Uri(Address().Match(watching).Value) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience)
        {
            var health = await api.GetFromJsonAsync<JsonNode>("api/health", cancel);
            var owed = health!["alerts"]!["owed"]!.GetValue<int>();
            progress?.Invoke($"{site.Arrived} arrived, {owed} owed");
            if (site.Arrived >= hits && owed == 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
