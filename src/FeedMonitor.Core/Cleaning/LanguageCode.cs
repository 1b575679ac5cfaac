using System.Collections.Frozen;

namespace FeedMonitor.Cleaning;

/// <summary>Languages by their ISO 639 code, whichever of its names a page or a user gives.</summary>
internal static class LanguageCode
{
    // Codes that were withdrawn, the two written forms of Norwegian, and Filipino, which is Tagalog.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["iw"] = "he", ["in"] = "id", ["ji"] = "yi", ["nb"] = "no", ["nn"] = "no", ["fil"] = "tl",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of a BCP 47 tag (<c>pt</c> of <c>pt-BR</c>), or null of null and of what names no language.</summary>
    public static string? Of(string? tag)
    {
        var code = tag?.Trim().ToLowerInvariant().Split('-', '_')[0];
        return code is null or "" or "und" or "mul" or "zxx" ? null : Others.GetValueOrDefault(code, code);
    }
}
