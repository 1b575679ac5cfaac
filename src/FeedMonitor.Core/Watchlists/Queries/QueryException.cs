namespace FeedMonitor.Watchlists.Queries;

/// <summary>Leaves the parser from any depth; <see cref="Query.TryParse"/> turns it into a <see cref="QueryError"/>.</summary>
/// <param name="start">The first UTF-16 unit of what is wrong.</param>
/// <param name="length">How many units are wrong.</param>
/// <param name="problem">What is wrong and what was expected.</param>
internal sealed class QueryException(int start, int length, string problem) : Exception(problem)
{
    public int Start => start;

    public int Length => length;
}
