using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>A term with its words, read once.</summary>
/// <param name="term">The term.</param>
internal sealed class Wording(Term term)
{
    private readonly TermWord[] words = [.. term.Words];

    // What may stand between its words, besides white space and hyphens: the dots of U.S.
    private readonly HashSet<char> marks =
        [.. term.Body.ToString().Where(c => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !Hyphens.Contains(c) && !Fold.IsIgnorable(c) && c is not ('"' or '*'))];

    /// <summary>The term.</summary>
    public Term Term => term;

    /// <summary>Its words.</summary>
    public IReadOnlyList<TermWord> Words => words;

    /// <summary>Whether this term stands wherever the other one does. False also where that can't be told.</summary>
    public bool Covers(Wording other)
    {
        if (term.IsInTitle && !other.Term.IsInTitle)
        {
            return false;
        }

        if (term.IsExact)
        {
            return other.Term.IsExact && term.Body.Trim('"').SequenceEqual(other.Term.Body.Trim('"'));
        }

        for (var start = 0; start + words.Length <= other.words.Length; start++)
        {
            if (CoversFrom(other, start))
            {
                return true;
            }
        }

        return false;
    }

    private bool CoversFrom(Wording other, int start)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var (mine, its) = (words[i], other.words[start + i]);
            var isCovered = mine.IsPrefix ? its.Folded.StartsWith(mine.Folded, StringComparison.Ordinal) : !its.IsPrefix && its.Folded == mine.Folded;
            if (!isCovered || (i > 0 && !its.Adjoins && (mine.Adjoins || !other.marks.IsSubsetOf(marks))))
            {
                return false;
            }
        }

        return true;
    }
}
