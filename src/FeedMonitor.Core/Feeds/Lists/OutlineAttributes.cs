using System.Text;
using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Lists;

/// <summary>Changes attributes in the tag of an outline. What else stands in the tag stays, character for character.</summary>
internal static partial class OutlineAttributes
{
    /// <summary>The tag with another value of an attribute.</summary>
    /// <param name="tag">A start tag or empty-element tag that is well-formed.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value; null to take it out.</param>
    /// <param name="isUnicode">Whether characters beyond ASCII can be written as they are.</param>
    public static string With(string tag, string name, string? value, bool isUnicode)
    {
        var (start, end, found) = Find(tag, name);
        var written = value is null ? "" : OutlineTag.Append(new StringBuilder(), name, value, isUnicode).ToString();

        // Before the attribute stands white space that may be a line's end: it stays.
        return !found ? tag[..start] + written + tag[start..]
            : value is null ? tag[..start] + tag[end..]
            : tag[..start] + Space().Match(tag, start).Value + written.TrimStart() + tag[end..];
    }

    // Where it stands, with the white space before it; if it is missing, where the last one ends.
    private static (int Start, int End, bool IsFound) Find(string tag, string name)
    {
        var at = Name().Match(tag).Length;
        while (Attribute().Match(tag, at) is { Success: true } match)
        {
            if (match.Groups["name"].ValueSpan.SequenceEqual(name))
            {
                return (at, at + match.Length, true);
            }

            at += match.Length;
        }

        return (at, at, false);
    }

    [GeneratedRegex(@"\A<[^\s/>]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G\s+(?<name>[^\s=]+)\s*=\s*(""[^""]*""|'[^']*')")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\G\s+")]
    private static partial Regex Space();
}
