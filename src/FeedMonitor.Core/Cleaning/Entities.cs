using System.Net;
using System.Text.RegularExpressions;

namespace FeedMonitor.Cleaning;

/// <summary>HTML entities in what should be plain text: somebody escaped once too often.</summary>
internal static partial class Entities
{
    // "&amp;amp;amp;" is met; what nests deeper is meant to.
    private const int MostLayers = 5;

    /// <summary>The text with its entities decoded, those that come out of others too.</summary>
    public static string Decode(string text)
    {
        for (var layer = 0; layer < MostLayers && text.Contains('&', StringComparison.Ordinal) && Entity().IsMatch(text); layer++)
        {
            var decoded = WebUtility.HtmlDecode(text);
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return text;
    }

    [GeneratedRegex(@"&(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
