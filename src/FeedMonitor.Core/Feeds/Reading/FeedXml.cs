using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace FeedMonitor.Feeds.Reading;

/// <summary>Looks XML over before the parser gets it: well-formed, bounded in depth, no entity of its own.</summary>
internal static class FeedXml
{
    /// <summary>The parser's time grows with the square of the depth; real feeds nest five to fifteen deep, XHTML content more.</summary>
    public const int MaxDepth = 256;

    // A document type is skipped, never resolved: an entity that it declares stays undeclared, and using it is an error.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = 64 * 1024 * 1024,
        CloseInput = true,
    };

    // So that windows-1251 and its like can be read where the XML declares them.
    static FeedXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

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

    /// <summary>Loads bytes in which <see cref="ProblemOf"/> found nothing.</summary>
    public static XDocument Load(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        return XDocument.Load(reader);
    }
}
