using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FeedMonitor.Watchlists.Queries;

/// <summary>
/// A question to a text: terms joined by <c>AND</c>, <c>OR</c>, <c>NOT</c>, <c>NEAR/n</c> and <c>ONEAR/n</c>, with parentheses, and <c>title:</c>
/// before what must stand in the headline. See <see cref="QueryParser"/> for the grammar.
/// </summary>
public sealed class Query : IEquatable<Query>
{
    /// <summary>The most words of a <c>NEAR/n</c>.</summary>
    public const int MostDistance = 100;

    /// <summary>A query has so many UTF-16 units at most; longer lists of terms belong into <c>terms</c>.</summary>
    public const int Longest = 64 * 1024;

    private Query(string text, QueryNode root)
    {
        Text = text;
        Root = root;
    }

    /// <summary>The query as it was written.</summary>
    public string Text { get; }

    /// <summary>What it asks.</summary>
    public QueryNode Root { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">As written.</param>
    /// <param name="query">The query, if the answer is true. Without a single term in the text it does not hold.</param>
    /// <param name="error">What is wrong and where, if the answer is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            (query, error) = (new Query(text, Read(text)), null);
            return true;
        }
        catch (QueryException e)
        {
            (query, error) = (null, ErrorAt(text, e));
            return false;
        }
    }

    /// <summary>Reads a query that is known to be good.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static Query Parse(string text) => TryParse(text, out var query, out var error) ? query : throw new FormatException($"Query {text}: {error}.");

    /// <summary>A part of a query as a query of its own.</summary>
    internal static Query Of(QueryNode part) => new(part.ToString(), part);

    /// <inheritdoc />
    public bool Equals(Query? other) => other is not null && Root.Equals(other.Root);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Query);

    /// <inheritdoc />
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The query in its plainest form; parsed again it is equal to this one.</summary>
    public override string ToString() => QueryPrinter.Print(Root);

    private static QueryNode Read(string text)
    {
        if (text.Length > Longest)
        {
            throw new QueryException(Longest, text.Length - Longest, $"the query has {text.Length} characters, expected at most {Longest}");
        }

        var root = QueryParser.Parse(text);
        return HoldsOfNothing(root)
            ? throw new QueryException(0, text.Length, "this holds of a text without any of the terms, expected a term that must stand in it, as in a AND NOT b")
            : root;
    }

    // Whether it holds of a text in which no term stands: it would hit everything, with nothing to prove it.
    private static bool HoldsOfNothing(QueryNode node) => node switch
    {
        QueryNode.Not not => !HoldsOfNothing(not.Operand),
        QueryNode.And and => and.Operands.All(HoldsOfNothing),
        QueryNode.Or or => or.Operands.Any(HoldsOfNothing),
        _ => false,
    };

    private static QueryError ErrorAt(string text, QueryException e)
    {
        var (line, lineStart) = (1, 0);
        for (var at = 0; at < Math.Min(e.Start, text.Length); at++)
        {
            if (text[at] == '\n')
            {
                (line, lineStart) = (line + 1, at + 1);
            }
        }

        return new QueryError(e.Start, e.Length, line, new StringInfo(text[lineStart..e.Start]).LengthInTextElements + 1, e.Message);
    }
}
