namespace FeedMonitor.Feeds.Reading.Xml;

/// <summary>A tag as it stands in the text.</summary>
/// <param name="Prefix">The prefix of its name, or empty.</param>
/// <param name="Local">The rest of its name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Attributes">Its attributes, with their values decoded; the first of two that have one name.</param>
/// <param name="End">Where the text goes on.</param>
/// <param name="Repairs">What was mended in it.</param>
internal sealed record LenientTag(
    string Prefix, string Local, TagKind Kind, IReadOnlyList<(string Prefix, string Local, string Value)> Attributes, int End, IReadOnlyList<string> Repairs);

/// <summary>What a tag does.</summary>
internal enum TagKind
{
    Opens,
    Closes,
    IsEmpty,
}

/// <summary>Reads one tag.</summary>
internal static class TagReader
{
    // A tag of real feeds is some hundred characters; one that does not end is none.
    private const int Longest = 64 * 1024;
    private const int MostAttributes = 256;

    /// <summary>The tag that begins at <paramref name="start"/>, or null if it is not one.</summary>
    public static LenientTag? Read(string text, int start, XmlEntities entities)
    {
        var at = start + 1;
        var closes = at < text.Length && text[at] == '/';
        at += closes ? 1 : 0;
        if (ReadName(text, ref at) is not { } name)
        {
            return null;
        }

        var attributes = new List<(string Prefix, string Local, string Value)>();
        var repairs = new List<string>();
        var limit = Math.Min(text.Length, start + Longest);
        while (at < limit)
        {
            var c = text[at];
            if (c == '>')
            {
                return new LenientTag(name.Prefix, name.Local, closes ? TagKind.Closes : TagKind.Opens, attributes, at + 1, repairs);
            }

            if (c == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                return new LenientTag(name.Prefix, name.Local, TagKind.IsEmpty, attributes, at + 2, repairs);
            }

            if (c == '<')
            {
                return null;
            }

            if (ReadName(text, ref at) is { } attribute)
            {
                Keep(attributes, repairs, attribute, ReadValue(text, ref at, limit, repairs, entities));
            }
            else
            {
                at++;
            }
        }

        return null;
    }

    private static void Keep(
        List<(string Prefix, string Local, string Value)> attributes, List<string> repairs, (string Prefix, string Local) name, string value)
    {
        // Each is compared with all before it; a tag of thousands is somebody's trick.
        if (attributes.Count >= MostAttributes)
        {
            repairs.Add("a tag with too many attributes");
        }
        else if (attributes.Exists(other => other.Prefix == name.Prefix && other.Local == name.Local))
        {
            repairs.Add("an attribute given twice");
        }
        else
        {
            attributes.Add((name.Prefix, name.Local, XmlCharacters.Clean(value)));
        }
    }

    private static string ReadValue(string text, ref int at, int limit, List<string> repairs, XmlEntities entities)
    {
        var next = SkipSpace(text, at, limit);
        if (next >= limit || text[next] != '=')
        {
            return "";
        }

        next = SkipSpace(text, next + 1, limit);
        if (next < limit && text[next] is '"' or '\'' && text.IndexOf(text[next], next + 1, limit - next - 1) is > 0 and var end)
        {
            at = end + 1;
            return entities.Decode(text.AsSpan(next + 1, end - next - 1));
        }

        repairs.Add("an attribute without quotes");
        var stop = next;
        while (stop < limit && !char.IsWhiteSpace(text[stop]) && text[stop] is not ('>' or '<'))
        {
            stop++;
        }

        at = stop;
        return entities.Decode(text.AsSpan(next, stop - next));
    }

    private static int SkipSpace(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static (string Prefix, string Local)? ReadName(string text, ref int at)
    {
        var start = at;
        if (at >= text.Length || !System.Xml.XmlConvert.IsStartNCNameChar(text[at]))
        {
            return null;
        }

        while (at < text.Length && (System.Xml.XmlConvert.IsNCNameChar(text[at]) || text[at] == ':'))
        {
            at++;
        }

        var name = text[start..at].TrimEnd(':');
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var local = name[(colon + 1)..].Replace(':', '_');
        return local.Length > 0 && System.Xml.XmlConvert.IsStartNCNameChar(local[0]) ? (colon < 0 ? "" : name[..colon], local) : ("", name.Replace(':', '_'));
    }
}
