using Cronos;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>Runs a task on a schedule, one run at a time, as the Functions host's timers do.</summary>
internal sealed partial class ScheduleRunner(TimeProvider time, ILogger<ScheduleRunner> logger)
{
    /// <summary>Runs until cancelled. A run that fails is logged, and the next one comes all the same.</summary>
    /// <param name="name">The task's name, for the log.</param>
    /// <param name="schedule">Six fields, seconds first, UTC.</param>
    /// <param name="run">The task.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(string name, string schedule, Func<CancellationToken, Task> run, CancellationToken cancel)
    {
        var cron = CronExpression.Parse(schedule, CronFormat.IncludeSeconds);
        while (!cancel.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var next = cron.GetNextOccurrence(now.UtcDateTime) ?? throw new InvalidOperationException($"The schedule '{schedule}' never comes.");
            await Task.Delay(next - now.UtcDateTime, time, cancel);
            await RunOnceAsync(name, run, cancel);
        }
    }

    /// <summary>Runs once, now.</summary>
    public async Task RunOnceAsync(string name, Func<CancellationToken, Task> run, CancellationToken cancel)
    {
        // A timer's failure must not end the host: storage may be back by the next run.
#pragma warning disable CA1031
        try
        {
            await run(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailed(name, TerminalLine.Of(e));
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "{Name} failed: {Error}")]
    private partial void LogFailed(string name, string error);
}
