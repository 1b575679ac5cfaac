using System.Text;

namespace FeedMonitor.Text;

/// <summary>The encoding that a label means where feeds and pages use it, after the WHATWG Encoding Standard.</summary>
/// <remarks>
/// https://encoding.spec.whatwg.org/#names-and-labels: what calls itself Latin-1 or ASCII is windows-1252, and the narrower of two
/// encodings is read as the wider one, since that is what publishers' software writes.
/// </remarks>
internal static class EncodingLabels
{
    private static readonly Dictionary<string, int> Wider = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ascii"] = 1252, ["us-ascii"] = 1252, ["ansi_x3.4-1968"] = 1252, ["latin1"] = 1252, ["l1"] = 1252, ["iso-8859-1"] = 1252, ["iso8859-1"] = 1252,
        ["iso_8859-1"] = 1252, ["cp1252"] = 1252, ["x-cp1252"] = 1252, ["ansi"] = 1252, ["iso-8859-9"] = 1254, ["latin5"] = 1254, ["iso-8859-11"] = 874,
        ["tis-620"] = 874, ["gb2312"] = 54936, ["gb_2312-80"] = 54936, ["gbk"] = 54936, ["x-gbk"] = 54936, ["cp936"] = 54936, ["chinese"] = 54936,
        ["shift_jis"] = 932, ["shift-jis"] = 932, ["sjis"] = 932, ["x-sjis"] = 932, ["ms_kanji"] = 932, ["windows-31j"] = 932, ["euc-kr"] = 949,
        ["ks_c_5601-1987"] = 949, ["ksc5601"] = 949, ["korean"] = 949, ["cp1251"] = 1251, ["win-1251"] = 1251, ["x-cp1251"] = 1251, ["cp1250"] = 1250,
        ["koi8"] = 20866, ["koi"] = 20866, ["utf8"] = 65001, ["unicode-1-1-utf-8"] = 65001, ["utf8mb4"] = 65001, ["big5-hkscs"] = 950, ["cn-big5"] = 950,
    };

    static EncodingLabels() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>windows-1252: what is left when nothing else fits.</summary>
    public static Encoding Western => Encoding.GetEncoding(1252);

    /// <summary>The encoding, or null if nobody knows the label.</summary>
    public static Encoding? Find(string? label)
    {
        label = label?.Trim().Trim('"', '\'').Trim() ?? "";
        if (label.Length is 0 or > 40)
        {
            return null;
        }

        try
        {
            return Wider.TryGetValue(label, out var codePage) ? Encoding.GetEncoding(codePage) : Encoding.GetEncoding(label);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // A name that nobody knows, or one that .NET refuses for its dangers (UTF-7).
            return null;
        }
    }
}
