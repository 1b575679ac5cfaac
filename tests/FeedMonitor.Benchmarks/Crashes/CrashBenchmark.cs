using System.Globalization;
using System.Text.Json;
using FeedMonitor.Testing.Crashes;

namespace FeedMonitor.Benchmarks.Crashes;

/// <summary>The long form of the crash test: 200 kills while 2,000 alerts flow.</summary>
internal static class CrashBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    /// <summary>Runs it: <c>crash [KILLS [ITEMS [SEED [MINUTES]]]]</c>: so many kills, items a feed, and minutes of killing at most; <c>crash</c> alone is 200 kills, ten items a feed, without limit.</summary>
    /// <returns>0 if nothing was lost and every duplicate is explained, else 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
        var run = new CrashRun(Number(0, 200), Number(1, 10), Number(2, 1), Console.Error.WriteLine);
        var report = await run.RunAsync(Patience, args.Length > 3 ? TimeSpan.FromMinutes(Number(3, 0)) : null, CancellationToken.None);
        Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        return report.Lost + report.Unexplained == 0 ? 0 : 1;
    }
}
