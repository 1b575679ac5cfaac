using System.Collections.Frozen;
using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Linting;

/// <summary>The commonest words of the languages that <c>stopwords.tsv</c> knows: nearly every text of a language has them.</summary>
internal static class SmallWords
{
    private static readonly (string Written, string Folded, string Language)[] All =
        [.. DataFile.Rows("stopwords.tsv").SelectMany(cells => cells[1].Split(' ').Select(word => (word, Fold.Of(word), cells[0])))];

    private static readonly FrozenDictionary<string, string[]> ByWord =
        All.GroupBy(word => word.Folded, word => word.Language, StringComparer.Ordinal)
            .ToFrozenDictionary(word => word.Key, word => word.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The languages of which a word is a small one, as far as they are among those looked at.</summary>
    /// <param name="folded">The word, folded.</param>
    /// <param name="lookedAt">ISO 639 codes; none for all languages.</param>
    public static IReadOnlyList<string> LanguagesOf(string folded, IReadOnlyList<string> lookedAt) =>
        ByWord.TryGetValue(folded, out var languages) ? [.. languages.Where(language => lookedAt.Count == 0 || lookedAt.Contains(language, StringComparer.Ordinal))] : [];

    /// <summary>A small word that begins so, and its language; or null.</summary>
    public static (string Word, string Language)? BeginningWith(string folded, IReadOnlyList<string> lookedAt)
    {
        var found = Array.Find(All, word =>
            word.Folded.StartsWith(folded, StringComparison.Ordinal) && (lookedAt.Count == 0 || lookedAt.Contains(word.Language, StringComparer.Ordinal)));
        return found.Written is null ? null : (found.Written, found.Language);
    }

    /// <summary>Whether a text writes a small word so: <c>who</c>, or <c>Who</c> at the beginning of a sentence, but not <c>WHO</c>.</summary>
    public static bool IsWrittenSo(string written) => Array.Exists(All, word =>
        word.Written == written || (word.Written[1..] == written[1..] && char.ToUpperInvariant(word.Written[0]) == written[0]));
}
