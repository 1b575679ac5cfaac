namespace FeedMonitor.Alerts;

/// <summary>A channel that is in trouble, as this process knows it.</summary>
/// <param name="Failures">How many attempts have failed in a row.</param>
/// <param name="LastError">What the last of them met with.</param>
/// <param name="LastErrorAt">When that was.</param>
/// <param name="IsOpen">Whether its alerts wait until one of them, the probe, is taken.</param>
/// <param name="PausedUntil">When the next of them is tried; now, if somebody may try one or does; null if they don't wait.</param>
public sealed record ChannelTrouble(int Failures, string LastError, DateTimeOffset LastErrorAt, bool IsOpen, DateTimeOffset? PausedUntil);

/// <summary>
/// Spares a channel that is down: after <see cref="FailuresToOpen"/> failures in a row, or at once when it asks to be left alone or refuses whatever it is sent, its alerts are
/// not tried one by one, which would use up their attempts, but wait until one that is tried after a pause is taken.
/// </summary>
/// <remarks>
/// It is known in this process only, and nothing depends on it: another process, or the next start, finds out for itself, and what is owed
/// stands in the outbox. Pauses are measured by a clock that does not jump.
/// </remarks>
public sealed class ChannelCircuits(TimeProvider time)
{
    /// <summary>So many failures in a row are the channel's and not an alert's.</summary>
    public const int FailuresToOpen = 5;

    /// <summary>The first pause; each probe that fails doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause, but for a channel that asks for a longer one.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Circuit> circuits = new(StringComparer.Ordinal);
    private volatile int open;

    /// <summary>Whether any channel is spared: as long as none is, nobody need ask which channel an alert is for.</summary>
    public bool AnyOpen => open > 0;

    /// <summary>Whether an alert may be tried on a channel. After the pause one may, the probe, until <see cref="EndProbe"/>.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="askedAt">
    /// When a person asked for the alert, or null. It is tried within the pause too, unless the channel has failed since: so a thousand that are asked for at once cost a
    /// channel that is still down one attempt, and not each of them its own.
    /// </param>
    public bool MayTry(string channel, DateTimeOffset? askedAt = null)
    {
        lock (gate)
        {
            if (!circuits.TryGetValue(channel, out var circuit) || !circuit.IsOpen)
            {
                return true;
            }

            return (IsRested(circuit) || (!circuit.IsProbed && askedAt > circuit.LastErrorAt)) && (circuit.IsProbed = true);
        }
    }

    /// <summary>Whether the alerts of a channel wait and none may be tried yet.</summary>
    public bool IsResting(string channel)
    {
        lock (gate)
        {
            return circuits.TryGetValue(channel, out var circuit) && circuit.IsOpen && !IsRested(circuit);
        }
    }

    /// <summary>Whether the alerts of a channel wait, for the end of the pause or for a probe.</summary>
    public bool IsOpen(string channel) => Find(channel) is { IsOpen: true };

    /// <summary>The probe is over, whatever it came to; without one it does nothing.</summary>
    public void EndProbe(string channel)
    {
        lock (gate)
        {
            if (circuits.TryGetValue(channel, out var circuit))
            {
                circuit.IsProbed = false;
            }
        }
    }

    /// <summary>The channels are other ones now: nothing is known of any.</summary>
    public void Forget()
    {
        lock (gate)
        {
            circuits.Clear();
            open = 0;
        }
    }

    /// <summary>The channel took an alert.</summary>
    /// <returns>Whether others were waiting for that.</returns>
    public bool Succeeded(string channel)
    {
        lock (gate)
        {
            var wasOpen = circuits.Remove(channel, out var circuit) && circuit.IsOpen;
            open -= wasOpen ? 1 : 0;
            return wasOpen;
        }
    }

    /// <summary>The channel did not take an alert.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="error">Why, without secrets.</param>
    /// <param name="asked">How long it asked to be left alone, or null. That holds for all its alerts.</param>
    /// <param name="isOfChannel">Whether any other alert would have failed, too: then one failure is enough.</param>
    /// <returns>The pause that has begun with this failure: after it somebody is to try; null if none has begun.</returns>
    public TimeSpan? Failed(string channel, string error, TimeSpan? asked, bool isOfChannel = false)
    {
        lock (gate)
        {
            if (!circuits.TryGetValue(channel, out var circuit))
            {
                circuits.Add(channel, circuit = new Circuit());
            }

            circuit.Failures++;
            (circuit.LastError, circuit.LastErrorAt) = (error, time.GetUtcNow());
            var isEnough = isOfChannel || circuit.Failures >= FailuresToOpen;
            if (asked is null && (!isEnough || (circuit.IsOpen && !circuit.IsProbed)))
            {
                // Too few, or one that was on its way when the pause began.
                return null;
            }

            open += circuit.IsOpen ? 0 : 1;
            var pause = circuit.IsOpen && circuit.IsProbed ? Min(circuit.Pause * 2, LongestPause) : FirstPause;
            (circuit.Since, circuit.IsOpen, circuit.IsProbed) = (time.GetTimestamp(), true, false);
            return circuit.Pause = asked > pause ? RetrySchedule.Heeded(asked.Value) : pause;
        }
    }

    /// <summary>What is known of a channel's trouble, or null if its last attempt succeeded or there was none.</summary>
    public ChannelTrouble? Find(string channel)
    {
        lock (gate)
        {
            return circuits.TryGetValue(channel, out var circuit)
                ? new ChannelTrouble(circuit.Failures, circuit.LastError, circuit.LastErrorAt, circuit.IsOpen, circuit.IsOpen ? EndOfPause(circuit) : null)
                : null;
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private DateTimeOffset EndOfPause(Circuit circuit)
    {
        var left = circuit.Pause - time.GetElapsedTime(circuit.Since);
        return time.GetUtcNow() + (left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    private bool IsRested(Circuit circuit) => !circuit.IsProbed && time.GetElapsedTime(circuit.Since) >= circuit.Pause;

    private sealed class Circuit
    {
        public int Failures { get; set; }

        public string LastError { get; set; } = "";

        public DateTimeOffset LastErrorAt { get; set; }

        public bool IsOpen { get; set; }

        public bool IsProbed { get; set; }

        public long Since { get; set; }

        public TimeSpan Pause { get; set; }
    }
}
