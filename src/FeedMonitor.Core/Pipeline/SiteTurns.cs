namespace FeedMonitor.Pipeline;

/// <summary>Lets those who ask one site go in turn, within a process. Whoever has a turn must not wait for another one here.</summary>
internal sealed class SiteTurns
{
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>How many sites are asked or waited for; a site that nobody asks takes no room.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return turns.Count;
            }
        }
    }

    /// <summary>Runs what asks a site, when it is its turn.</summary>
    public async Task RunAsync(string site, Func<Task> ask, CancellationToken cancel)
    {
        var turn = Join(site);
        try
        {
            await turn.Free.WaitAsync(cancel);
            try
            {
                await ask();
            }
            finally
            {
                turn.Free.Release();
            }
        }
        finally
        {
            Leave(site, turn);
        }
    }

    private Turn Join(string site)
    {
        lock (gate)
        {
            if (!turns.TryGetValue(site, out var turn))
            {
                turns.Add(site, turn = new Turn());
            }

            turn.Guests++;
            return turn;
        }
    }

    private void Leave(string site, Turn turn)
    {
        lock (gate)
        {
            if (--turn.Guests == 0)
            {
                turns.Remove(site);
                turn.Free.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>Those who ask or wait.</summary>
        public int Guests { get; set; }
    }
}
