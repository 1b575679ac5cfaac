using FeedMonitor.Matching.Conditions;
using FeedMonitor.Watchlists;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>An operand of a query's uppermost <c>AND</c>, or the whole query.</summary>
/// <param name="Source">As it is written.</param>
/// <param name="Condition">As it is evaluated.</param>
internal readonly record struct Clause(QueryNode Source, Condition Condition);

/// <summary>A watchlist, ready to be evaluated.</summary>
/// <param name="Watchlist">The watchlist.</param>
/// <param name="Clauses">What of its query must hold; empty if it has none.</param>
/// <param name="None">What must not hold.</param>
/// <param name="Scope">Which items it looks at.</param>
internal sealed record CompiledWatchlist(Watchlist Watchlist, Clause[] Clauses, Condition[] None, CompiledScope Scope)
{
    /// <summary>Compiles the queries of a watchlist.</summary>
    public static CompiledWatchlist Of(Watchlist watchlist, ConditionCompiler compiler)
    {
        IReadOnlyList<QueryNode> operands = watchlist.Query?.Root switch
        {
            null => [],
            QueryNode.And and => and.Operands,
            var root => [root],
        };
        return new CompiledWatchlist(
            watchlist,
            [.. operands.Select(operand => new Clause(operand, compiler.Compile(operand)))],
            [.. watchlist.None.Select(veto => compiler.Compile(veto.Root))],
            CompiledScope.Of(watchlist.Scope));
    }
}
