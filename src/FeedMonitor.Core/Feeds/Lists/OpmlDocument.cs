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
public sealed class OpmlDocument
{
    /// <summary>How deep elements may nest; feed readers nest groups once or twice.</summary>
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private OpmlDocument(string text, OpmlElement body) => (Text, Body) = (text, body);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its body.</summary>
    public OpmlElement Body { get; }

    /// <summary>Reads a text that must be well-formed XML without a document type.</summary>
    /// <exception cref="OpmlException">It is not, or no OPML.</exception>
    public static OpmlDocument Parse(string text)
    {
        try
        {
            var outlines = CountOutlines(text);
            var document = ParseLenient(text);

            // A tag of more than 64 KiB is none to the scanner; passed over, its feed would be missed silently.
            return document.Body.Descendants().Count() == outlines ? document : throw new OpmlException(document.Body.Line, "an outline is too large, expected at most 64 KiB in a tag");
        }
        catch (XmlException e)
        {
            throw new OpmlException(Math.Max(1, e.LineNumber), $"this is not XML: {e.Message}");
        }
    }

    /// <summary>Reads a text of whatever writer, well-formed or not.</summary>
    /// <exception cref="OpmlException">There is no body of an OPML document in it.</exception>
    public static OpmlDocument ParseLenient(string text) => OpmlScanner.FindBody(text) is { } body
        ? new OpmlDocument(text, body)
        : throw new OpmlException(1, "this is not OPML, expected <opml> with <body>");

    // Reads to the end, and so finds out whether it is well-formed.
    private static int CountOutlines(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Strict);
        var (count, bodies) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                bodies += reader.Depth == 1 && reader.LocalName.Equals("body", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                count += bodies == 1 && reader.Depth > 1 && reader.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }

        return count;
    }
}
