using System.Diagnostics;
using System.Globalization;

namespace FeedMonitor.Testing.Crashes;

/// <summary>What was killed.</summary>
public enum Victim
{
    /// <summary>The monitor; its Azurite sees that, saves and ends.</summary>
    Monitor,

    /// <summary>Azurite; the monitor starts it again.</summary>
    Azurite,

    /// <summary>Both at once.</summary>
    Both,
}

/// <summary>A kill.</summary>
/// <param name="Victim">What was killed.</param>
/// <param name="At">When: a <see cref="Stopwatch"/> timestamp.</param>
public sealed record Kill(Victim Victim, long At);

/// <summary>The figures of a crash test.</summary>
/// <param name="Kills">How many kills there were.</param>
/// <param name="MonitorKills">Of these, kills of the monitor alone.</param>
/// <param name="AzuriteKills">Of these, kills of Azurite alone.</param>
/// <param name="BothKills">Of these, kills of both at once.</param>
/// <param name="Hits">How many alerts had to arrive.</param>
/// <param name="Lost">How many did not.</param>
/// <param name="Requests">How many requests the webhook got.</param>
/// <param name="Failures">How many of them it failed.</param>
/// <param name="Duplicates">How many alerts it took once more.</param>
/// <param name="OfUnwrittenAnswers">Of these, those whose monitor was killed within a second after the answer: its row was not written yet.</param>
/// <param name="OfUnsavedRows">Of these, those whose Azurite was killed before it had saved the row (it saves every five seconds).</param>
/// <param name="Unexplained">Of these, all others.</param>
/// <param name="LongestUnwritten">The longest time from an answer to the kill of the monitor for which it came again, in seconds.</param>
/// <param name="LongestUnsaved">The longest time from an answer to the kill of Azurite for which it came again, in seconds.</param>
/// <param name="Seconds">How long all of it took.</param>
public sealed record CrashReport(
    int Kills, int MonitorKills, int AzuriteKills, int BothKills, int Hits, int Lost, int Requests, int Failures, int Duplicates, int OfUnwrittenAnswers, int OfUnsavedRows, int Unexplained,
    double LongestUnwritten, double LongestUnsaved, double Seconds)
{
    /// <summary>Of each unexplained one, between which two kills it was answered for the first time, with the seconds from one and to the other.</summary>
    public string Strays { get; init; } = "";

    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(1);

    // The save begins every five seconds and takes a moment itself; a row that waits for an Azurite that starts again is written late.
    private static readonly TimeSpan Saving = TimeSpan.FromSeconds(8);

    /// <summary>How often the monitor gave up by itself, as its Azurite was killed again and again while it started; it was started anew then.</summary>
    public int GaveUp { get; init; }

    /// <summary>Counts.</summary>
    public static CrashReport Of(IReadOnlyList<Kill> kills, CrashSite site, int hits, TimeSpan taken)
    {
        var (unwritten, unsaved, strays) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<string>());
        foreach (var again in site.Accepted.Values.SelectMany(times => times.SkipLast(1)))
        {
            // The timestamps are taken beside the processes: an answer on its way is a kill a moment before.
            TimeSpan? KilledAfter(Victim spared, TimeSpan window) => kills
                .Where(kill => kill.Victim != spared)
                .Select(kill => (TimeSpan?)Stopwatch.GetElapsedTime(again, kill.At))
                .FirstOrDefault(after => after > TimeSpan.FromMilliseconds(-50) && after < window);
            if (KilledAfter(Victim.Azurite, Writing) is { } writing)
            {
                unwritten.Add(writing);
            }
            else if (KilledAfter(Victim.Monitor, Saving) is { } saving)
            {
                unsaved.Add(saving);
            }
            else
            {
                strays.Add(Between(kills, again));
            }
        }

        static double Longest(List<TimeSpan> times) => Math.Round(times.DefaultIfEmpty().Max().TotalSeconds, 2);
        int Count(Victim victim) => kills.Count(kill => kill.Victim == victim);
        return new CrashReport(
            kills.Count, Count(Victim.Monitor), Count(Victim.Azurite), Count(Victim.Both), hits, hits - site.Arrived, site.Requests, site.Failures,
            unwritten.Count + unsaved.Count + strays.Count, unwritten.Count, unsaved.Count, strays.Count, Longest(unwritten), Longest(unsaved), Math.Round(taken.TotalSeconds))
        {
            Strays = string.Join("; ", strays),
        };
    }

    private static string Between(IReadOnlyList<Kill> kills, long at)
    {
        var (before, after) = (kills.LastOrDefault(kill => kill.At <= at), kills.FirstOrDefault(kill => kill.At > at));
        double? Seconds(Kill? kill) => kill is null ? null : Math.Round(Stopwatch.GetElapsedTime(at, kill.At).TotalSeconds, 2);
        return string.Create(CultureInfo.InvariantCulture, $"{before?.Victim} {Seconds(before)}, {after?.Victim} {Seconds(after)}");
    }
}
