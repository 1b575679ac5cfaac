using System.Globalization;
using FeedMonitor.Cleaning;
using FeedMonitor.Text;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds terms that nearly every text has, and names of lists that are very short.</summary>
internal static class BroadTerms
{
    private const int ShortName = 3;

    // A list of a hundred thousand names may hold hundreds of them.
    private const int NamesShown = 20;

    /// <summary>The findings on terms; of names, the first few and how many there are.</summary>
    public static IEnumerable<LintFinding> Find(Watchlist watchlist, IReadOnlyList<TermOrigin> origins)
    {
        var names = new List<LintFinding>();
        for (var number = 0; number < watchlist.Terms.Count; number++)
        {
            var wording = new Wording(watchlist.Terms[number]);
            var isName = origins[number] == TermOrigin.List;
            if ((Breadth.ReasonOf(wording, watchlist.Scope.Languages) ?? (isName ? ShortNameOf(wording) : null)) is not { } reason)
            {
                continue;
            }

            var finding = new LintFinding(LintFinding.MatchesEverywhere, $"{(isName ? "name" : "term")} {wording.Term}: {reason}", AdviceFor(isName)) { TermNumber = number };
            if (!isName)
            {
                yield return finding;
            }
            else
            {
                names.Add(finding);
            }
        }

        foreach (var finding in names.Take(NamesShown))
        {
            yield return finding;
        }

        if (names.Count > NamesShown)
        {
            yield return names[NamesShown] with { Problem = $"{names[NamesShown].Problem}; and {Counted.Of(names.Count - NamesShown - 1, "more name")} like these" };
        }
    }

    private static string? ShortNameOf(Wording wording) =>
        wording.Words is [{ Folded: var folded }] && !TextMeasure.IsUnspaced(folded[0]) && new StringInfo(folded).LengthInTextElements <= ShortName
            ? $"it is one word of {Counted.Of(new StringInfo(folded).LengthInTextElements, "letter")}, and much else is called so"
            : null;

    private static string AdviceFor(bool isName) => isName
        ? "take the name out of the list, or ask for more by a query or minTerms"
        : "write a longer word or a phrase, or put it into a query: NEAR/n or AND with another term";
}
