using System.Text.RegularExpressions;
using System.Xml;

namespace FeedMonitor.Feeds.Lists;

/// <summary>What a list must keep to so that no feed in it is missed silently.</summary>
internal static partial class OpmlRules
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a text to its end.</summary>
    /// <exception cref="OpmlException">It breaks a rule.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static void Check(string text)
    {
        if (DocumentType().Match(text) is { Success: true } prolog)
        {
            throw new OpmlException(1 + prolog.Value.ReplaceLineEndings("\n").Count(c => c == '\n'), "it has a document type declaration, which is not read, expected none");
        }

        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var (bodies, isInBody) = (0, false);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth <= 1)
            {
                isInBody = reader.Depth == 1 && Is(reader.LocalName, "body");
                bodies += isInBody ? 1 : 0;
            }

            if (bodies > 1)
            {
                throw Wrong(reader, "there is a second <body>, expected one with all feeds");
            }

            CheckAddress(reader, isInBody);
        }
    }

    private static void CheckAddress(XmlReader reader, bool isInBody)
    {
        var isOutline = reader.Depth > 1 && Is(reader.LocalName, "outline");
        var element = reader.LocalName;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length > 0 || !Is(reader.LocalName, "xmlUrl"))
            {
                continue;
            }

            var problem = reader.LocalName != "xmlUrl" ? $"the address stands in '{reader.LocalName}', expected 'xmlUrl'"
                : !isInBody ? "a feed stands outside <body>, expected it inside"
                : !isOutline ? $"xmlUrl stands on <{element}>, expected it on an <outline>"
                : null;
            if (problem is not null)
            {
                throw Wrong(reader, problem);
            }
        }

        reader.MoveToElement();
    }

    private static OpmlException Wrong(XmlReader at, string problem)
    {
        at.MoveToElement();
        return new OpmlException(((IXmlLineInfo)at).LineNumber, problem);
    }

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    // Before the root there may be white space, instructions and comments.
    [GeneratedRegex(@"\A\uFEFF?(?>(?:\s+|<\?.*?\?>|<!--.*?-->)*)(?=<!DOCTYPE)", RegexOptions.Singleline)]
    private static partial Regex DocumentType();
}
