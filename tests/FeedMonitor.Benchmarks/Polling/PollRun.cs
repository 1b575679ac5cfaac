namespace FeedMonitor.Benchmarks.Polling;

internal static class PollRun
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
