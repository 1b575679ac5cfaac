using System.Collections.Frozen;

namespace FeedMonitor.Cleaning;

/// <summary>Languages by their ISO 639 code, whichever of its names a page or a user gives.</summary>
internal static class LanguageCode
{
    // Every code that Data/languages.tsv knows, with the one of two letters.
    private static readonly FrozenDictionary<string, string> TwoLetters = DataFile.Rows("languages.tsv")
        .SelectMany(cells => cells[1].Split(' ').Append(cells[0]).Select(code => KeyValuePair.Create(code, cells[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    // Codes that were withdrawn, and the two written forms of Norwegian.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["iw"] = "he", ["in"] = "id", ["ji"] = "yi", ["nb"] = "no", ["nn"] = "no",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The code of a BCP 47 tag (<c>pt</c> of <c>pt-BR</c>): of two letters where there is one (<c>ru</c> of <c>rus</c>). Null of null and of what
    /// names no language.
    /// </summary>
    public static string? Of(string? tag)
    {
        var code = tag?.Trim().ToLowerInvariant().Split('-', '_')[0];
        var two = code is null or "" or "und" or "mul" or "zxx" ? null : TwoLetters.GetValueOrDefault(code, code);
        return two is null ? null : Others.GetValueOrDefault(two, two);
    }

    /// <summary>Whether a code of two letters is one of ISO 639-1, or was; of three letters there are too many to know.</summary>
    public static bool IsKnown(string code) => TwoLetters.ContainsKey(code) || Others.ContainsKey(code);
}
