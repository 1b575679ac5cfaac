using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>A document that was read in spite of its faults.</summary>
/// <param name="Root">The feed's root element.</param>
/// <param name="Repairs">What was mended, a few words each, in the order in which it was met first.</param>
/// <param name="BreaksOff">Whether its end is missing.</param>
internal sealed record MendedXml(XElement Root, IReadOnlyList<string> Repairs, bool BreaksOff);

/// <summary>
/// Reads XML as it is met: it takes what can be understood, names what it mended, and gives up only where there is no feed at all.
/// It runs where strict reading fails.
/// </summary>
/// <remarks>
/// Junk before and after the root, bare <c>&amp;</c> and <c>&lt;</c>, HTML's entities, undeclared prefixes, attributes without quotes or
/// given twice, elements that are not closed or closed in another case, control characters, a document that breaks off: of that one the
/// items that are whole are kept, and the last one only if it is the only one.
/// </remarks>
internal sealed partial class LenientXml
{
    private readonly string text;
    private readonly XmlEntities entities = new();
    private readonly LenientTree tree;
    private int at;

    private LenientXml(string text)
    {
        this.text = text;
        tree = new LenientTree();
    }

    /// <summary>The document, or null if no feed's root is in it.</summary>
    public static MendedXml? Read(string text)
    {
        var reader = new LenientXml(text);
        return reader.SkipToRoot() ? reader.ReadDocument() : null;
    }

    private bool SkipToRoot()
    {
        at = FindRoot();
        if (at < 0)
        {
            return false;
        }

        var before = text[..at];
        entities.Declare(before);
        if (Prolog().Replace(before, "").AsSpan().Trim().Length > 0)
        {
            tree.Mended("junk before the feed");
        }

        return true;
    }

    private int FindRoot()
    {
        for (var next = text.IndexOf('<'); next >= 0; next = text.IndexOf('<', next + 1))
        {
            if (RootTag().IsMatch(text.AsSpan(next, Math.Min(64, text.Length - next))))
            {
                return next;
            }

            if (string.CompareOrdinal(text, next, "<!--", 0, 4) == 0 && text.IndexOf("-->", next, StringComparison.Ordinal) is var end)
            {
                if (end < 0)
                {
                    return -1;
                }

                next = end;
            }
        }

        return -1;
    }

    private MendedXml? ReadDocument()
    {
        while (at < text.Length && !tree.IsComplete)
        {
            if (text[at] == '<')
            {
                ReadMarkup();
            }
            else
            {
                ReadText();
            }
        }

        if (tree.IsComplete && Prolog().Replace(text[at..], "").AsSpan().Trim("\0 \t\r\n").Length > 0)
        {
            tree.Mended("junk after the feed");
        }

        return tree.Finish();
    }

    private void ReadMarkup()
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<![CDATA["))
        {
            var end = text.IndexOf("]]>", at, StringComparison.Ordinal);
            AddText(rest[9..(end < 0 ? rest.Length : end - at)], isMarkup: false);
            at = end < 0 ? text.Length : end + 3;
        }
        else if (rest.StartsWith("<!--"))
        {
            SkipPast("-->");
        }
        else if (rest.StartsWith("<!") || rest.StartsWith("<?"))
        {
            SkipPast(">");
        }
        else if (TagReader.Read(text, at, entities) is { } tag)
        {
            at = tag.End;
            tree.Add(tag);
        }
        else if (text.AsSpan(at + 1).IndexOfAny('<', '>') < 0)
        {
            // The document breaks off in a tag.
            at = text.Length;
        }
        else
        {
            tree.Mended("a bare '<'");
            tree.AddText("<");
            at++;
        }
    }

    private void ReadText()
    {
        var end = text.IndexOf('<', at);
        AddText(text.AsSpan(at, (end < 0 ? text.Length : end) - at), isMarkup: true);
        at = end < 0 ? text.Length : end;
    }

    private void AddText(ReadOnlySpan<char> piece, bool isMarkup)
    {
        var decoded = isMarkup ? entities.Decode(piece) : piece.ToString();
        var clean = XmlCharacters.Clean(decoded);
        if (clean.Length != decoded.Length)
        {
            tree.Mended("control characters");
        }

        tree.AddText(clean);
    }

    private void SkipPast(string mark)
    {
        var end = text.IndexOf(mark, at, StringComparison.Ordinal);
        at = end < 0 ? text.Length : end + mark.Length;
    }

    [GeneratedRegex(@"\A<([A-Za-z][\w.-]{0,40}:)?(rss|feed|rdf)(?=[\s>/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RootTag();

    [GeneratedRegex(@"<\?.*?\?>|<!--.*?-->|<!DOCTYPE([^\[>]*\[.*?\]\s*>|[^\[>]*>)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Prolog();
}
