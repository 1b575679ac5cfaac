using BenchmarkDotNet.Attributes;
using FeedMonitor.Feeds.Reading;
using Parser = CodeHollow.FeedReader.FeedReader;

namespace FeedMonitor.Benchmarks.Reading;

/// <summary>Reading well-formed feeds: ours, with all its care, against the bare parser that it stands on.</summary>
[MemoryDiagnoser]
public class ReadingBenchmark
{
    /// <summary>The parser alone.</summary>
    [Benchmark(Baseline = true)]
    public int Bare() => SampleFeeds.All.Sum(feed => Parser.ReadFromByteArray(feed).Items.Count);

    /// <summary>Ours.</summary>
    [Benchmark]
    public int Ours() => SampleFeeds.All.Sum(feed => ((FeedReading.Readable)FeedDocumentReader.Read(feed)).Document.Items.Count);
}
