using BenchmarkDotNet.Running;
using FeedMonitor.Benchmarks.Backtesting;
using FeedMonitor.Benchmarks.Cleaning;
using FeedMonitor.Benchmarks.Crashes;
using FeedMonitor.Benchmarks.Hits;
using FeedMonitor.Benchmarks.Matching;
using FeedMonitor.Benchmarks.Polling;
using FeedMonitor.Benchmarks.Reading;

// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- read     megabytes a second against the bare parser
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- clean    pages a second against the bare SmartReader
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- poll     2,000 feeds over loopback, under Azurite
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- match --items FILE --terms FILE     the matcher alone
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- queries --items FILE     10 to 10,000 watchlists with queries
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- backtest [ITEMS]     a month of invented items, under Azurite
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- hits [COUNT]     pages of the API with 100,000 hits, under Azurite
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- crash [KILLS]     the real process killed while alerts flow
// dotnet run -c Release --project tests/FeedMonitor.Benchmarks -- --filter '*'     BenchmarkDotNet
return args switch
{
    ["read", ..] => ReadingRun.Run(),
    ["clean", ..] => CleaningRun.Run(),
    ["poll", .. var rest] => await PollRun.RunAsync(rest),
    ["match", .. var rest] => MatchRun.Run(rest),
    ["queries", .. var rest] => QueryRun.Run(rest),
    ["backtest", .. var rest] => await BacktestRun.RunAsync(rest),
    ["hits", .. var rest] => await HitPageRun.RunAsync(rest),
    ["crash", .. var rest] => await CrashBenchmark.RunAsync(rest),
    ["serve", var feeds] => await FeedFarm.ServeAsync(int.Parse(feeds, System.Globalization.CultureInfo.InvariantCulture)),
    _ => BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmark).Assembly).Run(args).Any() ? 0 : 1,
};
