namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>
/// A quick look over XML before the parser gets it: no document type, bounded in depth. It runs over every good feed, so it looks at
/// tags only, and leaves it to the parser to find out whether the XML is well-formed.
/// </summary>
internal static class XmlGuard
{
    /// <summary>The parser's time grows with the square of the depth; real feeds nest five to fifteen deep, XHTML content more.</summary>
    public const int MaxDepth = 100;

    /// <summary>Whether the parser may have it.</summary>
    /// <param name="xml">XML in UTF-8, or in another encoding in which tags are ASCII.</param>
    public static bool IsSafe(ReadOnlySpan<byte> xml)
    {
        var depth = 0;
        while (xml.IndexOf((byte)'<') is >= 0 and var open)
        {
            xml = xml[(open + 1)..];
            if (xml.Length == 0)
            {
                return true;
            }

            var isElement = xml[0] is not ((byte)'!' or (byte)'?' or (byte)'/');
            if (isElement ? !SkipStartTag(ref xml, ref depth) : !SkipOther(ref xml, ref depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SkipOther(ref ReadOnlySpan<byte> xml, ref int depth)
    {
        if (xml[0] == '/')
        {
            depth--;
            SkipPast(ref xml, ">"u8);
            return true;
        }

        if (xml[0] == '?')
        {
            SkipPast(ref xml, "?>"u8);
            return true;
        }

        if (xml.StartsWith("!--"u8))
        {
            SkipPast(ref xml, "-->"u8);
            return true;
        }

        // What else begins with "<!" is a document type.
        var isData = xml.StartsWith("![CDATA["u8);
        SkipPast(ref xml, "]]>"u8);
        return isData;
    }

    private static bool SkipStartTag(ref ReadOnlySpan<byte> xml, ref int depth)
    {
        while (xml.IndexOfAny((byte)'>', (byte)'"', (byte)'\'') is >= 0 and var at)
        {
            var found = xml[at];
            if (found == '>')
            {
                depth += at > 0 && xml[at - 1] == '/' ? 0 : 1;
                xml = xml[(at + 1)..];
                return depth <= MaxDepth;
            }

            xml = xml[(at + 1)..];
            xml = xml.IndexOf(found) is >= 0 and var end ? xml[(end + 1)..] : default;
        }

        xml = default;
        return true;
    }

    private static void SkipPast(ref ReadOnlySpan<byte> xml, ReadOnlySpan<byte> mark) =>
        xml = xml.IndexOf(mark) is >= 0 and var at ? xml[(at + mark.Length)..] : default;
}
