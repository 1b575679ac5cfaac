using System.Xml;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>Says what is wrong with XML that nothing could be made of.</summary>
internal static class StrictXml
{
    // A document type is never processed: neither its entities nor what it points to.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>The first fault, in one line; null if it is well-formed.</summary>
    public static string? ProblemOf(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException e)
        {
            return $"it is not well-formed XML: {e.Message}";
        }
    }
}
