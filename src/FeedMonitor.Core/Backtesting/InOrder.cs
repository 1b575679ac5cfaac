using System.Runtime.CompilerServices;

namespace FeedMonitor.Backtesting;

/// <summary>Work that is done by several at once and handed over in order.</summary>
internal static class InOrder
{
    /// <summary>Runs the work for each of a list on the thread pool.</summary>
    /// <param name="source">The list.</param>
    /// <param name="ahead">How many may be in work or wait to be taken: this bounds the memory.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Stops it.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IReadOnlyList<T> source, int ahead, Func<T, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = new Queue<Task<TResult>>(ahead);
        try
        {
            foreach (var one in source)
            {
                if (running.Count == ahead)
                {
                    yield return await running.Dequeue();
                }

                running.Enqueue(Task.Run(() => work(one, stop.Token), stop.Token));
            }

            while (running.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // Whoever stops taking, or meets a failure, leaves nothing running.
            await stop.CancelAsync();
            await Task.WhenAll((IEnumerable<Task>)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
