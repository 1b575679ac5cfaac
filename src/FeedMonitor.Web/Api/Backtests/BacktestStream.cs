using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using FeedMonitor.Backtesting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Web.Api.Backtests;

/// <summary>A back-test as server-sent events: <c>progress</c>, some a second; then one <c>report</c>, or one <c>problem</c> if it could not be brought to its end.</summary>
internal sealed partial class BacktestStream(Backtest backtest, TimeProvider time, ILogger<BacktestStream> logger)
{
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it as long as the events are read.</summary>
    public async IAsyncEnumerable<SseItem<string>> RunAsync(BacktestRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Of progress that nobody has read only the newest is of use.
        var progress = Channel.CreateBounded<BacktestProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = RunAsync(request, progress.Writer, left.Token);
        try
        {
            await foreach (var step in progress.Reader.ReadAllAsync(cancel))
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(BacktestProgressView.Of(step), ApiJson.Readable.BacktestProgressView), "progress");
            }

            yield return await running;
        }
        finally
        {
            // Whoever reads no further has no use for the rest.
            await left.CancelAsync();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SseItem<string>> RunAsync(BacktestRequest request, ChannelWriter<BacktestProgress> progress, CancellationToken cancel)
    {
        // What fails after the answer has begun can be told in no status any more.
#pragma warning disable CA1031
        try
        {
            var report = await backtest.RunAsync(request, new Relay(progress, time), cancel);
            return new SseItem<string>(JsonSerializer.Serialize(BacktestReportView.Of(report), ApiJson.Readable.BacktestReportView), "report");
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailed(e);
            var problem = ApiProblem.BodyOf(StatusCodes.Status500InternalServerError, "The back-test could not be brought to its end; the monitor's log says why.");
            return new SseItem<string>(JsonSerializer.Serialize(problem, ApiJson.Readable.Body), "problem");
        }
        finally
        {
            progress.Complete();
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(LogLevel.Error, "A back-test failed")]
    private partial void LogFailed(Exception error);

    private sealed class Relay(ChannelWriter<BacktestProgress> to, TimeProvider time) : IProgress<BacktestProgress>
    {
        private long last;

        public void Report(BacktestProgress value)
        {
            if (last == 0 || time.GetElapsedTime(last) >= BetweenProgress)
            {
                last = time.GetTimestamp();
                to.TryWrite(value);
            }
        }
    }
}
