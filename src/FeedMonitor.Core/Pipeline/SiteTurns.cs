using System.Collections.Concurrent;

namespace FeedMonitor.Pipeline;

/// <summary>Lets those who ask one site go in turn, within a process. Whoever has a turn must not wait for another one here.</summary>
internal sealed class SiteTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <summary>Runs what asks a site, when it is its turn.</summary>
    public async Task RunAsync(string site, Func<Task> ask, CancellationToken cancel)
    {
        var turn = turns.GetOrAdd(site, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancel);
        try
        {
            await ask();
        }
        finally
        {
            turn.Release();
        }
    }
}
