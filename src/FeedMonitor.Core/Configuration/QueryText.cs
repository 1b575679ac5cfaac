using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Configuration;

/// <summary>Reads a query of a YAML file, and tells a mistake by its place in the file.</summary>
internal static class QueryText
{
    /// <summary>The query of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="what">What it is called, for errors.</param>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static SourcedQuery Read(YamlNodeAt node, string what)
    {
        var scalar = node.Scalar(what);
        return Query.TryParse(scalar.Text, out var query, out var error)
            ? new SourcedQuery(query, scalar)
            : throw new ConfigurationException(scalar.PlaceOf(error.Start), $"{what}, {Within(scalar.Text, error)}: {error.Problem}")
            {
                Excerpt = scalar.ExcerptOf(error.Start, error.Length),
            };
    }

    private static string Within(string text, QueryError error) => text.Contains('\n', StringComparison.Ordinal) ? $"line {error.Line}, column {error.Column}" : $"column {error.Column}";
}

/// <summary>A query with what finds its parts in the file.</summary>
internal sealed record SourcedQuery(Query Query, ScalarText Scalar)
{
    /// <summary>Where a term or another part of the query first stands, as far as that can be told.</summary>
    public ConfigPlace PlaceOf(string part) => Scalar.Text.IndexOf(part, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? Scalar.PlaceOf(at) : Scalar.Place;
}
