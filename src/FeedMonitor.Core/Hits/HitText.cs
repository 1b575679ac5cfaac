using System.Globalization;

namespace FeedMonitor.Hits;

/// <summary>A text that is looked for in what a hit shows: its headline, its sentences, its terms and the feed's title. Case and diacritics do not count.</summary>
/// <param name="Value">The text, not empty.</param>
public sealed record HitText(string Value)
{
    /// <summary>The longest one, in UTF-16 units.</summary>
    public const int Longest = 200;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <summary>Whether it stands in a hit.</summary>
    public bool StandsIn(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return StandsIn(hit.Title) || StandsIn(hit.FeedTitle) || hit.Evidence.Any(proof => StandsIn(proof.Text)) || hit.Terms.Any(StandsIn);
    }

    private bool StandsIn(string text) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, Value, Loosely) >= 0;
}
