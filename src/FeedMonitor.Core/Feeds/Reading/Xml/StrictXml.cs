using System.Xml;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>Looks XML over before the parser gets it: well-formed, bounded in depth, no document type.</summary>
internal static class StrictXml
{
    /// <summary>The parser's time grows with the square of the depth; real feeds nest five to fifteen deep, XHTML content more.</summary>
    public const int MaxDepth = 100;

    // A document type is never processed: neither its entities nor what it points to.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>What is wrong with the bytes, or null if nothing is.</summary>
    public static string? ProblemOf(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    return $"it nests deeper than {MaxDepth} elements";
                }
            }

            return null;
        }
        catch (XmlException e)
        {
            return $"it is not well-formed XML: {e.Message}";
        }
    }
}
