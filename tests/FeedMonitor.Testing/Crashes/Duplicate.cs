using System.Diagnostics;
using System.Globalization;

namespace FeedMonitor.Testing.Crashes;

/// <summary>Why an alert came twice.</summary>
public enum DuplicateCause
{
    /// <summary>The monitor was killed within <see cref="Duplicate.Writing"/> after the answer, and had not said that it was written down.</summary>
    Unwritten,

    /// <summary>The same, later than that: its Azurite had been killed, and the row waited for it to run again; the monitor was killed before it had set it up and written down what it remembered.</summary>
    WaitedForStorage,

    /// <summary>It was written down, and Azurite was killed within <see cref="Duplicate.Saving"/> after that, before it had saved it.</summary>
    Unsaved,

    /// <summary>None of these.</summary>
    None,
}

/// <summary>An answer of the webhook that took an alert, and after which the alert came once more.</summary>
/// <param name="Cause">Why it came once more.</param>
/// <param name="Open">How long it was open to that: from the answer, or from when it was written down, to the kill. Zero if there is no cause.</param>
/// <param name="Story">Between which kills the answer was, for one who looks for the cause.</param>
public sealed record Duplicate(DuplicateCause Cause, TimeSpan Open, string Story)
{
    /// <summary>How long a row takes to be written at most, where the storage answers.</summary>
    public static readonly TimeSpan Writing = TimeSpan.FromSeconds(1);

    /// <summary>How long Azurite takes to save a row at most: a save begins every five seconds and takes a moment itself.</summary>
    public static readonly TimeSpan Saving = TimeSpan.FromSeconds(8);

    // An Azurite that is started again takes its time; so does the watch that ends before it is, and sets it up after that. Then the first thing is to write down what was told.
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(30);

    // The timestamps are taken beside the processes: an answer on its way, or a line that is read late on a busy machine, is a kill a moment before.
    private static readonly TimeSpan Beside = TimeSpan.FromMilliseconds(250);

    /// <summary>Judges.</summary>
    /// <param name="kills">All kills, in order.</param>
    /// <param name="written">When it was written down that the alert was delivered, or null if the monitor did not say so before the alert came once more.</param>
    /// <param name="answered">When the webhook took it.</param>
    /// <param name="again">When it took it once more.</param>
    public static Duplicate Of(IReadOnlyList<Kill> kills, long? written, long answered, long again)
    {
        var story = Between(kills, answered, again, written);
        TimeSpan? FirstAfter(long moment, Victim spared) => kills
            .Where(kill => kill.Victim != spared && kill.At < again)
            .Select(kill => (TimeSpan?)(kill.At - moment is var ticks and < 0 ? -Stopwatch.GetElapsedTime(0, -ticks) : Stopwatch.GetElapsedTime(moment, kill.At)))
            .FirstOrDefault(after => after > -Beside);
        if (written is { } saved)
        {
            return FirstAfter(saved, Victim.Monitor) is { } lost && lost < Saving ? new(DuplicateCause.Unsaved, lost, story) : new(DuplicateCause.None, TimeSpan.Zero, story);
        }

        if (FirstAfter(answered, Victim.Azurite) is not { } ended)
        {
            return new(DuplicateCause.None, TimeSpan.Zero, story);
        }

        if (ended < Writing)
        {
            return new(DuplicateCause.Unwritten, ended, story);
        }

        var end = answered + (long)(ended.TotalSeconds * Stopwatch.Frequency);
        var wasAway = kills.Any(kill => kill.Victim != Victim.Monitor && kill.At < end && Stopwatch.GetElapsedTime(kill.At, end) < Restart);
        return new(wasAway ? DuplicateCause.WaitedForStorage : DuplicateCause.None, ended, story);
    }

    private static string Between(IReadOnlyList<Kill> kills, long answered, long again, long? written)
    {
        double Seconds(long at) => Math.Round((at - answered) / (double)Stopwatch.Frequency, 2);
        var around = kills.Where(kill => Math.Abs(Seconds(kill.At)) < 60).Select(kill => string.Create(CultureInfo.InvariantCulture, $"{kill.Victim} {Seconds(kill.At)}"));
        return string.Create(CultureInfo.InvariantCulture, $"written {(written is { } at ? Seconds(at) : null)}, again {Seconds(again)}, kills {string.Join(" ", around)}");
    }
}
