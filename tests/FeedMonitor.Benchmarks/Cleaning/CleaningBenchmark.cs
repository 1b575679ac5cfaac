using BenchmarkDotNet.Attributes;
using FeedMonitor.Cleaning;
using SmartReader;

namespace FeedMonitor.Benchmarks.Cleaning;

/// <summary>Cleaning whole pages: ours, with zones, rules and metadata, against the bare SmartReader.</summary>
[MemoryDiagnoser]
public class CleaningBenchmark
{
    /// <summary>SmartReader alone.</summary>
    [Benchmark(Baseline = true)]
    public int Bare() => SamplePages.All.Sum(page =>
    {
        using var reader = new Reader("https://page.invalid/", page);
        return reader.GetArticle().TextContent.Length;
    });

    /// <summary>Ours.</summary>
    [Benchmark]
    public int Ours() => SamplePages.All.Sum(page => Cleaner.Clean(page).ArticleText.Length);
}
