namespace FeedMonitor.Functions.RealWorker;

/// <summary>What the worker has said, a line each: by its stream and by its output, which come each in its own time.</summary>
internal sealed class WorkerLog
{
    private readonly List<string> lines = [];
    private readonly List<(string Text, TaskCompletionSource Heard)> awaited = [];

    /// <summary>The lines up to now.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Takes a line in.</summary>
    public void Add(string line)
    {
        lock (lines)
        {
            lines.Add(line);
            foreach (var (_, heard) in awaited.Where(one => line.Contains(one.Text, StringComparison.Ordinal)))
            {
                heard.TrySetResult();
            }
        }
    }

    /// <summary>Ends when a line with this text has come.</summary>
    public Task HeardAsync(string text)
    {
        lock (lines)
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((text, heard));
            if (lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
            {
                heard.TrySetResult();
            }

            return heard.Task;
        }
    }
}
