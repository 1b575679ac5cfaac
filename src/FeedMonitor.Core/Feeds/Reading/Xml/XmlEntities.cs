using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>Replaces the references in a text as it is met: XML's own, HTML's named ones, and those that the document declares itself.</summary>
/// <remarks>
/// Of a document type only entities of plain text are taken, at most <see cref="LongestValue"/> characters each: no entity within an
/// entity, so that none can grow, and nothing external.
/// </remarks>
internal sealed partial class XmlEntities
{
    private const int LongestValue = 200;
    private const int MostDeclared = 100;

    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);

    /// <summary>Takes in what a document type declares.</summary>
    public void Declare(string documentType)
    {
        foreach (Match match in Declaration().Matches(documentType))
        {
            var value = match.Groups["value"].Value;
            if (value.Length <= LongestValue && declared.Count < MostDeclared && NamedEntity().Count(value) == 0 && !value.Contains('%', StringComparison.Ordinal))
            {
                declared.TryAdd(match.Groups["name"].Value, Decode(value));
            }
        }
    }

    /// <summary>The text with all references replaced. A bare ampersand stays one.</summary>
    public string Decode(ReadOnlySpan<char> text)
    {
        var next = text.IndexOf('&');
        if (next < 0)
        {
            return text.ToString();
        }

        var decoded = new StringBuilder(text.Length);
        while (next >= 0)
        {
            decoded.Append(text[..next]);
            text = text[next..];
            var length = ReferenceAt(text, decoded);
            if (length == 0)
            {
                decoded.Append('&');
                length = 1;
            }

            text = text[length..];
            next = text.IndexOf('&');
        }

        return decoded.Append(text).ToString();
    }

    /// <returns>How much of the text was the reference; 0 if there is none.</returns>
    private int ReferenceAt(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        var end = text[..Math.Min(text.Length, 40)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        var name = text[1..end];
        if (name[0] == '#')
        {
            return AppendCharacter(name[1..], decoded) ? end + 1 : 0;
        }

        if ((declared.TryGetValue(name.ToString(), out var value) ? value : HtmlEntityProvider.Resolver.GetSymbol($"{name};")) is not { } symbol)
        {
            return 0;
        }

        decoded.Append(symbol);
        return end + 1;
    }

    // Half of a surrogate pair is met, and so is its other half behind it; XmlCharacters mends or drops what is left.
    private static bool AppendCharacter(ReadOnlySpan<char> digits, StringBuilder decoded)
    {
        var isHex = digits.Length > 1 && digits[0] is 'x' or 'X';
        var parsed = isHex
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        if (!parsed)
        {
            return false;
        }

        if (code is >= 0x80 and <= 0x9F)
        {
            // Meant in windows-1252, as HTML reads them: &#146; is an apostrophe.
            decoded.Append(FeedMonitor.Text.EncodingLabels.Western.GetString([(byte)code]));
        }
        else if (code <= char.MaxValue)
        {
            decoded.Append((char)code);
        }
        else if (Rune.TryCreate(code, out var rune))
        {
            decoded.Append(rune.ToString());
        }

        return true;
    }

    [GeneratedRegex(@"<!ENTITY\s+(?<name>[A-Za-z][\w.-]*)\s+(""(?<value>[^""<]*)""|'(?<value>[^'<]*)')\s*>")]
    private static partial Regex Declaration();

    [GeneratedRegex("&[^#]")]
    private static partial Regex NamedEntity();
}
