using System.Text.RegularExpressions;
using System.Xml;

namespace FeedMonitor.Feeds.Lists;

/// <summary>A text is no OPML. The message is fit for "FILE:LINE: {message}".</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="problem">What is wrong and what was expected.</param>
public sealed class OpmlException(int line, string problem) : Exception(problem)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}

/// <summary>An OPML text (http://opml.org/spec2.opml) and the outlines in it: outlines with <c>xmlUrl</c> are feeds, those around them groups.</summary>
/// <remarks>The text is kept as it is and edited as text (<see cref="OpmlEdit"/>), so that nothing that others wrote in it is lost.</remarks>
public sealed partial class OpmlDocument
{
    /// <summary>How deep elements may nest; feed readers nest groups once or twice.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many groups may stand around a feed: <c>opml</c>, <c>body</c> and the feed itself are levels too.</summary>
    public const int MaxGroups = MaxDepth - 3;

    /// <summary>The longest tag, in UTF-16 code units.</summary>
    internal const int LongestTag = 64 * 1024;

    private OpmlDocument(string text, OpmlElement body) => (Text, Body) = (text, body);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its body.</summary>
    public OpmlElement Body { get; }

    /// <summary>Reads a text that must be well-formed XML without a document type, and hold no feed where none is looked for.</summary>
    /// <exception cref="OpmlException">It is not, or no OPML.</exception>
    public static OpmlDocument Parse(string text)
    {
        try
        {
            OpmlRules.Check(text);
            return Of(text, OpmlScanner.FindBody(text, isWellFormed: true));
        }
        catch (XmlException e)
        {
            throw new OpmlException(Math.Max(1, e.LineNumber), $"this is not XML: {Place().Replace(e.Message, "").TrimEnd('.')}, expected OPML with each tag closed and '&' written as &amp;");
        }
    }

    /// <summary>Reads a text of whatever writer, well-formed or not.</summary>
    /// <exception cref="OpmlException">There is no body of an OPML document in it.</exception>
    public static OpmlDocument ParseLenient(string text) => Of(text, OpmlScanner.FindBody(text, isWellFormed: false));

    /// <summary>What stands within one of its outlines.</summary>
    public string Within(OpmlElement outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        return Text[outline.InnerStart..outline.InnerEnd];
    }

    private static OpmlDocument Of(string text, OpmlElement? body) =>
        body is null ? throw new OpmlException(1, "this is not OPML, expected <opml> with <body>") : new OpmlDocument(text, body);

    // The reader says the place as well, which stands before our message already.
    [GeneratedRegex(@"\s*Line \d+, position \d+\.\z")]
    private static partial Regex Place();
}
