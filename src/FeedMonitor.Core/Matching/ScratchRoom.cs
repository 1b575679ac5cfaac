namespace FeedMonitor.Matching;

/// <summary>Empties what is used again for the next item.</summary>
internal static class ScratchRoom
{
    /// <summary>More room than this was made by a giant text, and is given back.</summary>
    public const int MostKept = 1 << 16;

    /// <summary>Makes a list empty; costs nothing unless it is too large to be kept.</summary>
    public static void Clear<T>(List<T> list)
    {
        list.Clear();
        if (list.Capacity > MostKept)
        {
            list.Capacity = 0;
        }
    }
}
