using FeedMonitor.Backtesting;
using FeedMonitor.Cli.LocalHost;
using Spectre.Console;

namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary>Shows on a terminal how far a back-test is, and is gone when it ends. A file or pipe gets nothing of it.</summary>
internal sealed class BacktestProgressBar(ProgressTask bar) : IProgress<BacktestProgress>
{
    /// <summary>Runs a back-test under a bar.</summary>
    public static Task<BacktestReport> RunAsync(Terminal terminal, Func<IProgress<BacktestProgress>?, Task<BacktestReport>> run)
    {
        if (!terminal.ShowsProgress)
        {
            return run(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        return console.Progress().AutoClear(enabled: true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .StartAsync(context => run(new BacktestProgressBar(context.AddTask("reading the history"))));
    }

    /// <inheritdoc />
    public void Report(BacktestProgress value)
    {
        bar.MaxValue = Math.Max(1, value.AllBytes);
        bar.Value = value.Bytes;
        bar.Description = $"{value.Items:N0} items, {value.Hits:N0} hits";
    }
}
