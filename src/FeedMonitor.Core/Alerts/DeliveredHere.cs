namespace FeedMonitor.Alerts;

/// <summary>
/// What channels took from this process, until that is safely written down. A storage that is away when the channel answers, or that comes back as
/// it was seconds ago (Azurite saves every five), then costs no second message as long as the process lives.
/// </summary>
public sealed class DeliveredHere(TimeProvider time)
{
    /// <summary>How many alerts are remembered at most; the oldest are forgotten first, and may be told twice.</summary>
    public const int Most = 4_000;

    /// <summary>
    /// How long one is remembered after it was written down: longer than a lease that was saved before the storage was lost, and than the sweep takes
    /// to find the row again.
    /// </summary>
    public static readonly TimeSpan KeptAfterWriting = TimeSpan.FromMinutes(15);

    private readonly OrderedDictionary<AlertId, Delivered> alerts = [];
    private readonly OrderedDictionary<AlertId, Part> parts = [];
    private readonly Queue<(AlertId Alert, DateTimeOffset Until)> written = [];
    private readonly Lock gate = new();

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                Forget();
                return alerts.Count == 0;
            }
        }
    }

    /// <summary>A channel has taken an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="subject">What it told.</param>
    public void Add(AlertId alert, AlertSubject subject)
    {
        lock (gate)
        {
            Forget();
            parts.Remove(alert);
            alerts[alert] = new Delivered(subject, null);
            if (alerts.Count > Most)
            {
                alerts.RemoveAt(0);
            }
        }
    }

    /// <summary>Some recipients of a channel have an alert, and others not yet.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="reached">Who has it, in the channel's own words.</param>
    /// <param name="attempts">The attempts that its row counted before.</param>
    public void AddPart(AlertId alert, string reached, int attempts)
    {
        lock (gate)
        {
            parts[alert] = new Part(reached, attempts);
            if (parts.Count > Most)
            {
                parts.RemoveAt(0);
            }
        }
    }

    /// <summary>Who has an alert of those that its row does not name, since that was not written down or lost; null if the row knows.</summary>
    public string? PartOf(OwedAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        lock (gate)
        {
            // A row that counts the attempt names who has it as well, and since then perhaps others.
            return parts.TryGetValue(alert.Id, out var part) && alert.Attempts <= part.Attempts ? part.Reached : null;
        }
    }

    /// <summary>The storage has said that it wrote that down.</summary>
    public void Written(AlertId alert)
    {
        lock (gate)
        {
            var until = time.GetUtcNow() + KeptAfterWriting;
            if (alerts.TryGetValue(alert, out var delivered))
            {
                alerts[alert] = delivered with { Until = until };
                written.Enqueue((alert, until));
            }
        }
    }

    /// <summary>What the channel took under this id, or null if it took nothing, or that is safely written down.</summary>
    public AlertSubject? Find(AlertId alert)
    {
        lock (gate)
        {
            Forget();
            return alerts.TryGetValue(alert, out var delivered) ? delivered.Subject : null;
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (written.TryPeek(out var oldest) && oldest.Until <= now)
        {
            written.Dequeue();
            if (alerts.TryGetValue(oldest.Alert, out var delivered) && delivered.Until == oldest.Until)
            {
                alerts.Remove(oldest.Alert);
            }
        }
    }

    private sealed record Part(string Reached, int Attempts);

    private sealed record Delivered(AlertSubject Subject, DateTimeOffset? Until);
}
