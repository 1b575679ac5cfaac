namespace FeedMonitor.Matching;

/// <summary>What joins the words of a compound, besides white space. Armenian and Hebrew (maqaf) have hyphens of their own.</summary>
internal static class Hyphens
{
    public static bool Contains(char c) => c is '-' or '\u058A' or '\u05BE' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFE63' or '\uFF0D';
}
