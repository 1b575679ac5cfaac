using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Numbers terms: what many watchlists write alike is one.</summary>
internal sealed class TermNumbers
{
    private readonly Dictionary<string, int> numbers;
    private readonly List<Term> terms;

    public TermNumbers(int expected)
    {
        numbers = new Dictionary<string, int>(expected, StringComparer.Ordinal);
        terms = new List<Term>(expected);
    }

    /// <summary>The terms by their numbers.</summary>
    public Term[] Terms => [.. terms];

    /// <summary>The number of a term.</summary>
    public int Of(Term term)
    {
        if (!numbers.TryGetValue(term.Text, out var number))
        {
            numbers.Add(term.Text, number = terms.Count);
            terms.Add(term);
        }

        return number;
    }
}
