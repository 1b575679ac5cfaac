namespace FeedMonitor.Cleaning;

/// <summary>The first paragraph of an article.</summary>
internal static class Lead
{
    /// <summary>The zones, where what has none yet is the article: its first block the lead, all others the body.</summary>
    public static Zone[] Name(Zone?[] zones)
    {
        var named = new Zone[zones.Length];
        var leadFound = false;
        for (var i = 0; i < zones.Length; i++)
        {
            named[i] = zones[i] ?? (leadFound ? Zone.Body : Zone.Lead);
            leadFound |= named[i] == Zone.Lead;
        }

        return named;
    }
}
