using FeedMonitor.Cli.Azurite;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>
/// Stops the watch when its storage ends, and after the new start sets it up again and begins anew, as another start of the monitor would. What the
/// storage had not saved is gone: the last hits, the lists perhaps, or, soon after the first start, every table and queue.
/// </summary>
internal sealed class StorageRestarts(Terminal terminal) : IAzuriteWatcher
{
    private readonly Lock gate = new();
    private TaskCompletionSource runsAgain = Done();
    private CancellationTokenSource? life;
    private Task watching = Task.CompletedTask;
    private bool isToSetUp;

    /// <inheritdoc />
    public async Task EndedAsync(CancellationToken cancel)
    {
        Task stopping;
        lock (gate)
        {
            runsAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            stopping = Task.WhenAll(life?.CancelAsync() ?? Task.CompletedTask, watching);
        }

        await stopping.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }

    /// <inheritdoc />
    public void StartedAgain()
    {
        lock (gate)
        {
            // Said during a start-up it is heeded after that: the end may have taken a part of it.
            isToSetUp = true;
            runsAgain.TrySetResult();
        }
    }

    /// <summary>Watches until cancelled, each time that the storage was started anew from a start-up on.</summary>
    /// <param name="watch">The watch, which ends when it is cancelled.</param>
    /// <param name="startUp">The start-up, which can be done again at any time.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="UserErrorException">The storage can't be set up again; the watch has ended then.</exception>
    public async Task RunAsync<T>(Func<CancellationToken, Task> watch, Func<CancellationToken, Task<T>> startUp, CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                using var next = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                if (await PassAsync(watch, startUp, next, cancel))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Between two watches.
        }
    }

    // Whether the watch came to its end, not to that of its storage.
    private async Task<bool> PassAsync<T>(Func<CancellationToken, Task> watch, Func<CancellationToken, Task<T>> startUp, CancellationTokenSource next, CancellationToken cancel)
    {
        await Away().WaitAsync(cancel);
        if (TakeSetUp())
        {
            await startUp(cancel);
            terminal.Complain("The storage is set up again.");
            return false;
        }

        if (!TryBegin(watch, next))
        {
            return false;
        }

        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            life = null;
        }

        if (!next.IsCancellationRequested)
        {
            // It came to its end by itself, perhaps by a fault. One that was stopped may say so by an exception, or trip over the storage that is gone.
            await watching;
            return true;
        }

        return cancel.IsCancellationRequested;
    }

    private Task Away()
    {
        lock (gate)
        {
            return runsAgain.Task;
        }
    }

    private bool TakeSetUp()
    {
        lock (gate)
        {
            var taken = isToSetUp;
            isToSetUp = false;
            return taken;
        }
    }

    private bool TryBegin(Func<CancellationToken, Task> watch, CancellationTokenSource next)
    {
        lock (gate)
        {
            if (isToSetUp || !runsAgain.Task.IsCompleted)
            {
                return false;
            }

            (life, watching) = (next, watch(next.Token));
            return true;
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
