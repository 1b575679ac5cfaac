using FeedMonitor.Matching.Conditions;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>All watchlists, compiled: their distinct terms, and which of these make a watchlist worth evaluating.</summary>
internal sealed class CompiledWatchlists
{
    private readonly CompiledWatchlist[] watchlists;

    /// <summary>Compiles watchlists.</summary>
    public CompiledWatchlists(IReadOnlyList<Watchlist> lists)
    {
        var numbers = new TermNumbers(lists.Sum(list => list.Terms.Count));
        var compiler = new ConditionCompiler(numbers.Of);
        int[][] ofLists = [.. lists.Select(list => list.Terms.Select(numbers.Of).ToArray())];
        watchlists = [.. lists.Select(list => CompiledWatchlist.Of(list, compiler))];
        Terms = numbers.Terms;

        var uses = CountUses(ofLists);
        var (triggering, listed) = (new List<(int, TermUse)>(ofLists.Sum(list => list.Length)), new List<(int, TermUse)>());
        for (var list = 0; list < watchlists.Length; list++)
        {
            var byTerms = ofLists[list].Length == 0 ? null : Triggers.Of(ofLists[list], uses);
            var byQuery = Array.ConvertAll(watchlists[list].Clauses, clause => Triggers.Of(clause.Condition, uses)).Aggregate((Triggers?)null, Triggers.Better);
            var isByQuery = byQuery is not null && ReferenceEquals(Triggers.Better(byTerms, byQuery), byQuery);
            triggering.AddRange(isByQuery ? byQuery!.Terms.Select(term => (term, new TermUse(list, TermUse.InQuery))) : []);
            (isByQuery ? listed : triggering).AddRange(ofLists[list].Select((term, ordinal) => (term, new TermUse(list, ordinal))));
        }

        Triggering = new TermUses(Terms.Length, triggering);
        Listed = new TermUses(Terms.Length, listed);
    }

    /// <summary>The distinct terms of all watchlists.</summary>
    public Term[] Terms { get; }

    /// <summary>The uses by which a watchlist is evaluated.</summary>
    public TermUses Triggering { get; }

    /// <summary>The terms of watchlists that their query triggers.</summary>
    public TermUses Listed { get; }

    /// <summary>A watchlist by its number.</summary>
    public CompiledWatchlist this[int watchlist] => watchlists[watchlist];

    // By how many watchlists each term is used, in their terms or their query.
    private int[] CountUses(int[][] ofLists)
    {
        var uses = new int[Terms.Length];
        var usedBy = new int[Terms.Length];
        for (var list = 0; list < watchlists.Length; list++)
        {
            foreach (var term in ofLists[list].Concat(watchlists[list].Clauses.SelectMany(clause => TermsOf(clause.Condition))))
            {
                uses[term] += usedBy[term] == list + 1 ? 0 : 1;
                usedBy[term] = list + 1;
            }
        }

        return uses;
    }

    private static IEnumerable<int> TermsOf(Condition condition) => condition switch
    {
        Condition.Stands stands => [stands.Number],
        Condition.Near near => TermsOf(near.Left).Concat(TermsOf(near.Right)),
        Condition.Not => [],
        Condition.All all => all.Operands.SelectMany(TermsOf),
        Condition.Any any => any.Operands.SelectMany(TermsOf),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };
}
