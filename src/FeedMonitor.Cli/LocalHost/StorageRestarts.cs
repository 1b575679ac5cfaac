namespace FeedMonitor.Cli.LocalHost;

/// <summary>
/// Sets the storage up again after it ended and was started anew while the monitor runs. What it had not saved is gone: the lists perhaps, or, soon
/// after the first start, every table and queue.
/// </summary>
internal sealed class StorageRestarts(Terminal terminal) : IDisposable
{
    private readonly SemaphoreSlim restarts = new(0);

    /// <summary>It was started anew. Said during a start-up it is heeded after that: the end may have taken a part of it.</summary>
    public void Tell() => restarts.Release();

    /// <summary>Watches until cancelled, and starts up again each time that it is told to.</summary>
    /// <param name="watch">The watch, which ends when it is cancelled.</param>
    /// <param name="startUp">The start-up, which can be done again at any time.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="UserErrorException">The storage can't be set up again; the watch has ended then.</exception>
    public async Task RunAsync<T>(Func<CancellationToken, Task> watch, Func<CancellationToken, Task<T>> startUp, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = watch(end.Token);
        var heeding = HeedAsync(startUp, end.Token);
        await Task.WhenAny(watching, heeding);
        await end.CancelAsync();
        await watching;
        await heeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (heeding.IsFaulted)
        {
            await heeding;
        }
    }

    /// <inheritdoc />
    public void Dispose() => restarts.Dispose();

    private async Task HeedAsync<T>(Func<CancellationToken, Task<T>> startUp, CancellationToken cancel)
    {
        while (true)
        {
            await restarts.WaitAsync(cancel);
            await startUp(cancel);
            terminal.Complain("The storage is set up again.");
        }
    }
}
