using System.Diagnostics;

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
/// <param name="Unwritten">Of these, those of <see cref="DuplicateCause.Unwritten"/>.</param>
/// <param name="WaitedForStorage">Of these, those of <see cref="DuplicateCause.WaitedForStorage"/>.</param>
/// <param name="Unsaved">Of these, those of <see cref="DuplicateCause.Unsaved"/>.</param>
/// <param name="Unexplained">Of these, all others.</param>
/// <param name="LongestUnwritten">The longest time from an answer to the kill of the monitor for which it came again while the storage ran, in seconds.</param>
/// <param name="LongestUnsaved">The longest time from when it was written down to the kill of Azurite for which it came again, in seconds.</param>
/// <param name="Seconds">How long all of it took.</param>
public sealed record CrashReport(
    int Kills, int MonitorKills, int AzuriteKills, int BothKills, int Hits, int Lost, int Requests, int Failures, int Duplicates, int Unwritten, int WaitedForStorage, int Unsaved, int Unexplained,
    double LongestUnwritten, double LongestUnsaved, double Seconds)
{
    /// <summary>Of each unexplained one, what happened around its answer, in seconds from it.</summary>
    public string Strays { get; init; } = "";

    /// <summary>How often the monitor gave up by itself, as its Azurite was killed again and again while it started; it was started anew then.</summary>
    public int GaveUp { get; init; }

    /// <summary>Counts.</summary>
    public static CrashReport Of(IReadOnlyList<Kill> kills, CrashSite site, WrittenDown written, int hits, TimeSpan taken)
    {
        var duplicates = site.Accepted
            .SelectMany(alert => alert.Value.Zip(alert.Value.Skip(1), (answered, again) => Duplicate.Of(kills, written.Between(alert.Key, answered, again), answered, again)))
            .ToLookup(duplicate => duplicate.Cause);
        double Longest(DuplicateCause cause) => Math.Round(duplicates[cause].Select(duplicate => duplicate.Open).DefaultIfEmpty().Max().TotalSeconds, 2);
        int Count(Victim victim) => kills.Count(kill => kill.Victim == victim);
        int Of(DuplicateCause cause) => duplicates[cause].Count();
        return new CrashReport(
            kills.Count, Count(Victim.Monitor), Count(Victim.Azurite), Count(Victim.Both), hits, hits - site.Arrived, site.Requests, site.Failures,
            duplicates.Sum(cause => cause.Count()), Of(DuplicateCause.Unwritten), Of(DuplicateCause.WaitedForStorage), Of(DuplicateCause.Unsaved), Of(DuplicateCause.None),
            Longest(DuplicateCause.Unwritten), Longest(DuplicateCause.Unsaved), Math.Round(taken.TotalSeconds))
        {
            Strays = string.Join("; ", duplicates[DuplicateCause.None].Select(duplicate => duplicate.Story)),
        };
    }
}
