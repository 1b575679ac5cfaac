using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>Reads a list of terms.</summary>
internal static class TermKeys
{
    /// <summary>The terms, each once.</summary>
    /// <param name="node">The list.</param>
    /// <param name="what">Whose it is, for errors.</param>
    /// <param name="origin">Whose it is.</param>
    /// <exception cref="ConfigurationException">It is no list, is empty, or one is no term.</exception>
    public static IReadOnlyList<SourcedTerm> Read(YamlNodeAt node, string what, TermOrigin origin)
    {
        var terms = node.List("terms");
        return terms.Count > 0
            ? [.. terms.Select(term => ReadOne(term, origin)).DistinctBy(term => term.Term.Text, StringComparer.Ordinal)]
            : throw node.Wrong($"{what} has no terms, expected at least one");
    }

    private static SourcedTerm ReadOne(YamlNodeAt node, TermOrigin origin)
    {
        var text = node.Text("a term");
        return Term.TryParse(text, out var term, out var problem)
            ? new SourcedTerm(term, origin, node.Place.File, node.Place.Line)
            : throw node.Wrong($"term '{text}': {problem}");
    }
}
