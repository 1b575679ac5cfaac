using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Testing.Crashes;

/// <summary>One life of the real process: <c>up</c> with an Azurite of its own, on a data folder that outlives it.</summary>
public sealed partial class MonitorLife : IAsyncDisposable
{
    private readonly Process process;
    private readonly WrittenDown written;
    private readonly List<string> lines = [];
    private readonly List<(string Words, TaskCompletionSource<string> Heard)> waiting = [];
    private readonly Lock gate = new();

    private MonitorLife(Process process, WrittenDown written)
    {
        this.process = process;
        this.written = written;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it said so far, both streams.</summary>
    public string Said
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="configFolder">What it watches.</param>
    /// <param name="dataFolder">Where its Azurite keeps its files.</param>
    /// <param name="written">Told of each alert of which it says that its delivery is written down.</param>
    public static MonitorLife Start(string configFolder, string dataFolder, WrittenDown written)
    {
        var start = BuiltProgram.With("up", "--config", configFolder, "--data", dataFolder, "--port", "0");
        start.Environment["Fetch__AllowPrivateNetworks"] = "true";
        start.Environment["FullText__Policy"] = "Never";
        start.Environment["Poll__HostPauseMilliseconds"] = "0";
        start.Environment["Logging__LogLevel__FeedMonitor.Alerts.AlertDelivery"] = "Debug";
        return new MonitorLife(Process.Start(start)!, written);
    }

    /// <summary>Waits until it says a line with these words, from now on or since its start.</summary>
    public async Task<string> HearAsync(string words, int times, CancellationToken cancel)
    {
        TaskCompletionSource<string> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (lines.Where(line => line.Contains(words, StringComparison.Ordinal)).Skip(times - 1).FirstOrDefault() is { } said)
            {
                return said;
            }

            waiting.Add((words, heard));
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            if (await Task.WhenAny(heard.Task, process.WaitForExitAsync(timeout.Token)) == heard.Task)
            {
                return await heard.Task;
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
        }

        throw new InvalidOperationException($"The monitor did not say '{words}'. It said:\n{Said}");
    }

    /// <summary>Ends it as a crash does. Its Azurite sees that, saves and ends.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        process.Kill();
        await process.WaitForExitAsync(cancel);
    }

    /// <summary>Ends its Azurite as a crash does.</summary>
    public void KillAzurite()
    {
        foreach (var child in Children())
        {
            try
            {
                using var azurite = Process.GetProcessById(child);
                azurite.Kill();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It has just ended.
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    // A child is listed under the thread that started it.
    private IEnumerable<int> Children()
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{id}/task"))
        {
            string children;
            try
            {
                children = File.ReadAllText(Path.Combine(thread, "children"));
            }
            catch (IOException)
            {
                continue;
            }

            foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return int.Parse(child, CultureInfo.InvariantCulture);
            }
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (Delivered().Match(line) is { Success: true } delivered)
        {
            written.Add(delivered.Groups[1].Value);
            return;
        }

        lock (gate)
        {
            lines.Add(line);
            foreach (var (_, heard) in waiting.Where(wait => line.Contains(wait.Words, StringComparison.Ordinal)).ToArray())
            {
                heard.TrySetResult(line);
            }

            waiting.RemoveAll(wait => wait.Heard.Task.IsCompleted);
        }
    }

    [GeneratedRegex("Alert ([^ ]+) was delivered to [^ ]+, and that is written down")]
    private static partial Regex Delivered();
}
