using FeedMonitor.Backtesting;
using FeedMonitor.Web.Api.Hits;

namespace FeedMonitor.Web.Api.Backtests;

/// <summary>What a watchlist would have raised: see <see cref="BacktestReport"/>.</summary>
internal sealed record BacktestReportView(int Items, BacktestHitsPart Hits, BacktestDiffPart? Diff, IReadOnlyList<DamagedPart> Damaged, int EarlierHits)
{
    public static BacktestReportView Of(BacktestReport report) => new(
        report.Items,
        new BacktestHitsPart(
            report.Hits.Count,
            [.. report.Hits.Days.Select(day => new HitDaysEndpoint.DayPart(day.Day, day.Hits))],
            [.. report.Hits.Terms.Select(term => new TermPart(term.Term, term.Hits, term.Share))],
            [.. report.Hits.Samples.Select(hit => HitView.Of(hit, story: null))]),
        report.Diff is { } diff ? new BacktestDiffPart(diff.AgainstHits, PartOf(diff.New), PartOf(diff.Lost)) : null,
        [.. report.Damaged.Select(chunk => new DamagedPart(chunk.Name, chunk.Damage))],
        report.EarlierHits);

    private static DiffPart PartOf(DiffHits hits) => new(hits.Count, [.. hits.Samples.Select(hit => HitView.Of(hit, story: null))]);
}

internal sealed record BacktestHitsPart(int Count, IReadOnlyList<HitDaysEndpoint.DayPart> Days, IReadOnlyList<TermPart> Terms, IReadOnlyList<HitView> Samples);

internal sealed record TermPart(string Term, int Hits, double Share);

internal sealed record BacktestDiffPart(int AgainstHits, DiffPart New, DiffPart Lost);

internal sealed record DiffPart(int Count, IReadOnlyList<HitView> Samples);

internal sealed record DamagedPart(string Name, string Damage);
