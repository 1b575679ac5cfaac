using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Linting;

namespace FeedMonitor.Configuration;

/// <summary>A watchlist as its file gives it, with where everything stands.</summary>
public sealed class WatchlistSource
{
    private readonly IReadOnlyList<SourcedQuery> queries;

    internal WatchlistSource(Watchlist watchlist, ConfigPlace place, IReadOnlyList<SourcedTerm> terms, IReadOnlyList<SourcedQuery> queries) =>
        (Watchlist, Place, Terms, this.queries) = (watchlist, place, terms, queries);

    /// <summary>The watchlist.</summary>
    public Watchlist Watchlist { get; }

    /// <summary>Where its id stands.</summary>
    public ConfigPlace Place { get; }

    /// <summary>Its terms: as many as <see cref="Watchlist.Terms"/>, in the same order, those of lists last.</summary>
    public IReadOnlyList<SourcedTerm> Terms { get; }

    /// <summary>Where its file gives <c>minTerms</c>, or null.</summary>
    internal ConfigPlace? MinTermsPlace { get; init; }

    /// <summary>What is odd about it.</summary>
    public IReadOnlyList<LintFinding> Lint() => [.. WatchlistLinter.Lint(Watchlist, [.. Terms.Select(term => term.Origin)]), .. LintMinTerms()];

    /// <summary>Where the subject of a finding stands, as far as that can be told.</summary>
    public ConfigPlace PlaceOf(LintFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.TermNumber is { } number ? Terms[number].Place
            : queries.FirstOrDefault(sourced => ReferenceEquals(sourced.Query, finding.Query)) is { } query ? query.PlaceOf(finding.Part)
            : finding.Rule == LintFinding.Unused && MinTermsPlace is { } minTerms ? minTerms
            : Place;
    }

    private LintFinding[] LintMinTerms() =>
        MinTermsPlace is not null && Watchlist.MinTerms == 1 ? [new LintFinding(LintFinding.Unused, "minTerms: 1 says nothing: one term is enough anyway", "leave it out, or ask for more")] : [];
}
