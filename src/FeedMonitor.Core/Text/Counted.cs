namespace FeedMonitor.Text;

/// <summary>Numbers with what they count.</summary>
public static class Counted
{
    /// <summary><c>1 hit</c>, <c>2 hits</c>.</summary>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary><c>1 entry</c>, <c>2 entries</c>.</summary>
    public static string Of(int count, string stem, string one, string many) => $"{count} {stem}{(count == 1 ? one : many)}";
}
