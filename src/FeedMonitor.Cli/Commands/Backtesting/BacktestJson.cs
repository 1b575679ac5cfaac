using FeedMonitor.Backtesting;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Cli.Commands.Backtesting;

/// <summary>A back-test for programs.</summary>
internal sealed record BacktestJson(
    string Watchlist, string Name, string? Against, DateTimeOffset Since, DateTimeOffset Until, int Items, long Bytes, int Hits, IReadOnlyList<BacktestJson.DayPart> Days,
    IReadOnlyList<BacktestJson.TermPart> Terms, IReadOnlyList<BacktestJson.SampleHitPart> Samples, BacktestJson.DiffPart? Diff, IReadOnlyList<BacktestJson.DamagePart> Damaged, int EarlierHits)
{
    private const int MostTerms = 100;

    public static BacktestJson Of(BacktestRun run)
    {
        var (report, hits) = (run.Report, run.Report.Hits);
        return new BacktestJson(
            run.Tested.Watchlist.Id.Value, run.Tested.Watchlist.Name, run.Against?.Watchlist.Id.Value, run.Since, run.Until, report.Items, report.Bytes, hits.Count,
            [.. hits.Days.Select(day => new DayPart(day.Day, day.Hits))],
            [.. hits.Terms.Take(MostTerms).Select(term => new TermPart(term.Term, term.Hits, term.Share))],
            PartsOf(hits.Samples),
            report.Diff is { } diff ? new DiffPart(diff.AgainstHits, diff.New.Count, diff.Lost.Count, PartsOf(diff.New.Samples), PartsOf(diff.Lost.Samples)) : null,
            [.. report.Damaged.Select(chunk => new DamagePart(chunk.Name, chunk.Damage))],
            report.EarlierHits);
    }

    private static SampleHitPart[] PartsOf(IReadOnlyList<Hit> samples) =>
    [
        .. samples.Select(sample => new SampleHitPart(
            sample.Item.Value, sample.Title, sample.Link, sample.FeedTitle, sample.Published, sample.FoundAt, sample.Terms,
            [.. sample.Evidence.Select(proof => new ProofPart(proof.Term, proof.Text, proof.Zone.Name(), proof.Clause, proof.Reference, proof.Words.Start, proof.Words.Length))])),
    ];

    internal sealed record DayPart(DateOnly Day, int Hits);

    internal sealed record TermPart(string Term, int Hits, double Share);

    internal sealed record SampleHitPart(
        string Item, string Title, string? Link, string Feed, DateTimeOffset? Published, DateTimeOffset FoundAt, IReadOnlyList<string> Terms, IReadOnlyList<ProofPart> Evidence);

    internal sealed record ProofPart(string Term, string Text, string Zone, string Clause, string? Reference, int Start, int Length);

    internal sealed record DiffPart(int AgainstHits, int New, int Lost, IReadOnlyList<SampleHitPart> NewSamples, IReadOnlyList<SampleHitPart> LostSamples);

    internal sealed record DamagePart(string Chunk, string Damage);
}
