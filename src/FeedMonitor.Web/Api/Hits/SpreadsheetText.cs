using System.Text.RegularExpressions;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>Makes a text of a feed one that no spreadsheet takes for a formula (OWASP, "CSV injection").</summary>
internal static partial class SpreadsheetText
{
    /// <summary>
    /// The text with an apostrophe before each sign with which a formula could begin: at its start, and wherever a spreadsheet would start another cell, since where the comma parts
    /// decimals it parts cells by semicolons, and knows no quotes that do not stand at the beginning of such a cell.
    /// </summary>
    public static string Of(string text) => FormulaStart().Replace(text, "'");

    // Full-width signs count as their narrow ones in East Asian editions. Quotes and some blanks before the sign do not keep it from counting.
    [GeneratedRegex("""(?<=\A|[;\t\r\n])(?=["\s]{0,8}[=+\-@＝＋－＠])|\A(?=[\t\r\n])""")]
    private static partial Regex FormulaStart();
}
