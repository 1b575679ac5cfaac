namespace FeedMonitor.Watchlists.Linting;

/// <summary>Finds terms that add nothing, since another one stands wherever they do.</summary>
internal static class RepeatedTerms
{
    /// <summary>A finding for each term that adds nothing; of two that find the same, for the second.</summary>
    /// <param name="terms">The terms that are looked through: any of them, or so many of them, must stand in an item.</param>
    /// <param name="origins">Of each, where it comes from: a pack is not written for the watchlist, and may repeat what that has.</param>
    /// <param name="minTerms">How many.</param>
    public static IEnumerable<LintFinding> Find(IReadOnlyList<Wording> terms, IReadOnlyList<TermOrigin> origins, int minTerms)
    {
        var covering = new CoveringTerms(terms);
        for (var number = 0; number < terms.Count; number++)
        {
            if (CoverOf(number, terms, covering) is { } cover && (origins[number] == TermOrigin.Own || origins[cover] != TermOrigin.Own))
            {
                var problem = $"term {terms[number].Term} adds nothing: {terms[cover].Term} {Why(terms[cover], terms[number])}";
                yield return new LintFinding(LintFinding.Repeats, problem, Advice(minTerms)) { TermNumber = number };
            }
        }
    }

    private static string Why(Wording cover, Wording covered) =>
        cover.Covers(covered) && covered.Covers(cover) ? "finds the same"
        : cover.Words.Count < covered.Words.Count ? "is found within it"
        : cover.Words.Any(word => word.IsPrefix) ? "finds all that begins so"
        : "finds it as well";

    private static int? CoverOf(int number, IReadOnlyList<Wording> terms, CoveringTerms covering) => covering.Candidates(terms[number])
        .Where(other => other != number && terms[other].Covers(terms[number]) && (other < number || !terms[number].Covers(terms[other])))
        .Select(other => (int?)other)
        .FirstOrDefault();

    private static string Advice(int minTerms) => minTerms == 1
        ? "leave one of the two out"
        : $"leave one of the two out: where both stand, they count as two of minTerms ({minTerms})";
}
