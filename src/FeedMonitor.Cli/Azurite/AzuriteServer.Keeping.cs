namespace FeedMonitor.Cli.Azurite;

/// <summary>Keeps an Azurite running that this process started: one that is killed, or runs out of memory, must not end the watch.</summary>
public sealed partial class AzuriteServer
{
    /// <summary>One that ends so often within <see cref="EndsWindow"/> will not run: the files or the machine need a person.</summary>
    private const int MostEnds = 5;

    private static readonly TimeSpan EndsWindow = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Starts it again, on the same ports, whenever it ends by itself. What it was told in the last five seconds before its end may be gone, since it
    /// saves that often; the next polls find it again. An Azurite of another process is that one's to keep.
    /// </summary>
    /// <param name="say">Told of each end and each new start.</param>
    /// <param name="watcher">Stops its work before each new start, and begins anew after it.</param>
    /// <param name="cancel">Ends the keeping, not the Azurite.</param>
    /// <exception cref="UserErrorException">It can't be started again, or ends again and again.</exception>
    internal async Task KeepRunningAsync(Action<string> say, IAzuriteWatcher watcher, CancellationToken cancel)
    {
        var ends = new Queue<DateTimeOffset>();
        while (true)
        {
            await (process?.WaitForExitAsync(cancel) ?? Task.Delay(Timeout.Infinite, cancel));
            var now = DateTimeOffset.UtcNow;
            ends.Enqueue(now);
            while (ends.Peek() < now - EndsWindow)
            {
                ends.Dequeue();
            }

            if (ends.Count >= MostEnds)
            {
                throw new UserErrorException($"Azurite has ended {MostEnds} times within a minute; its files are in {DataFolder}.");
            }

            await watcher.EndedAsync(cancel);
            say("Azurite has ended by itself; starting it again …");
            await StartAgainAsync(cancel);
            say("Azurite runs again.");
            watcher.StartedAgain();
        }
    }

    private string DataFolder => ownership is null ? "memory" : Path.GetDirectoryName(ownership.Name)!;

    private async Task StartAgainAsync(CancellationToken cancel)
    {
        process!.Dispose();
        process = null;
        using var timeout = new CancellationTokenSource(AzuriteLaunch.Timeout);
        while (true)
        {
            // The clients know these ports and no others.
            if (await launch!.StartAsync(Ports, cancel) is { } started)
            {
                process = started.Process;
                return;
            }

            if (timeout.IsCancellationRequested)
            {
                throw new UserErrorException($"Azurite has ended and can't be started again: its ports {Ports.Blob}, {Ports.Queue}, {Ports.Table} are taken by another program.");
            }

            await Task.Delay(Pause, cancel);
        }
    }
}
