using FeedMonitor.Pipeline;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>Takes messages from a queue and handles them, some at a time, as the Functions host's queue triggers do.</summary>
internal sealed partial class QueueDrain(IWorkReceiver receiver, TimeProvider time, ILogger<QueueDrain> logger)
{
    /// <summary>Messages in hand at once. Polls wait for the network; the processor is idle meanwhile.</summary>
    public const int Concurrency = 8;

    /// <summary>Longer than a batch takes; a worker that dies gives its messages back after this.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhileSending = TimeSpan.FromMilliseconds(50);
    private static readonly Task Forever = new TaskCompletionSource().Task;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    // The clients go on trying a storage that is gone for half a minute, and so long Ctrl+C, or a new start of that storage, would wait. A message that
    // is neither deleted nor given back comes again by itself, and finds done what was done.
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(2);

    /// <summary>Drains until cancelled; what is in hand is finished first.</summary>
    public async Task RunAsync(string queue, Func<string, CancellationToken, Task> handle, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await PumpAsync(queue, handle, onFailure: null, Forever, Idle, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The storage may be back in a while; the host must live to see it.
            catch (Exception e)
            {
                LogQueueFailed(queue, TerminalLine.Of(e));
                await Task.Delay(AfterFailure, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Drains what can be taken now.</summary>
    /// <returns>How many messages failed.</returns>
    public Task<int> RunUntilEmptyAsync(string queue, Func<string, CancellationToken, Task> handle, CancellationToken cancel) =>
        RunUntilEmptyAsync(queue, handle, Task.CompletedTask, cancel);

    /// <summary>Drains what can be taken until <paramref name="sending"/> is done, and then what is left.</summary>
    /// <returns>How many messages failed.</returns>
    public async Task<int> RunUntilEmptyAsync(string queue, Func<string, CancellationToken, Task> handle, Task sending, CancellationToken cancel)
    {
        var failed = 0;
        await PumpAsync(queue, handle, () => Interlocked.Increment(ref failed), sending, WhileSending, cancel);
        return failed;
    }

    // A message that takes long holds up none: its place alone stays taken.
    private async Task PumpAsync(string queue, Func<string, CancellationToken, Task> handle, Action? onFailure, Task sending, TimeSpan idle, CancellationToken cancel)
    {
        var inHand = new HashSet<Task>();
        try
        {
            while (true)
            {
                var isLast = sending.IsCompleted;
                var room = Concurrency - inHand.Count;
                var messages = room == 0 ? [] : await receiver.ReceiveAsync(queue, room, Hidden, cancel);
                inHand.UnionWith(messages.Select(message => HandleAsync(message, handle, onFailure, cancel)));
                if (messages.Count > 0)
                {
                    continue;
                }

                if (inHand.Count == 0 && isLast)
                {
                    return;
                }

                // Somebody may send more before the next is done.
                var done = await Task.WhenAny(isLast || room == 0 ? inHand : inHand.Append(Task.WhenAny(sending, Task.Delay(idle, time, cancel)).Unwrap()));
                inHand.Remove(done);
                await done;
            }
        }
        finally
        {
            await Task.WhenAll(inHand).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandleAsync(WorkMessage message, Func<string, CancellationToken, Task> handle, Action? onFailure, CancellationToken cancel)
    {
        try
        {
            await handle(message.Text, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Given back at once, for the next start.
            await SettleAsync(settled => receiver.ReleaseAsync(message, TimeSpan.Zero, settled), cancel);
            throw;
        }
#pragma warning disable CA1031 // What fails five times is poison, whatever it fails with.
        catch (Exception e)
        {
            onFailure?.Invoke();
            LogFailed(message.Queue, message.DequeueCount, Queues.MaxDequeueCount, TerminalLine.Of(e));
            if (message.DequeueCount >= Queues.MaxDequeueCount)
            {
                await receiver.MoveToPoisonAsync(message, cancel);
            }
            else
            {
                await receiver.ReleaseAsync(message, AfterFailure, cancel);
            }

            return;
        }
#pragma warning restore CA1031

        await SettleAsync(settled => receiver.DeleteAsync(message, settled), cancel);
    }

    // Also when the end has come, but then only for so long.
    private async Task SettleAsync(Func<CancellationToken, Task> settle, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var ending = cancel.Register(() => patience.CancelAfter(AtTheEnd));
        await settle(patience.Token);
    }

    [LoggerMessage(LogLevel.Error, "A message of queue {Queue} failed, attempt {Count} of {Max}: {Error}")]
    private partial void LogFailed(string queue, long count, int max, string error);

    [LoggerMessage(LogLevel.Error, "Queue {Queue} can't be read: {Error}")]
    private partial void LogQueueFailed(string queue, string error);
}
