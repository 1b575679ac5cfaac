namespace FeedMonitor.Cleaning.Learning;

/// <summary>A block with its print.</summary>
/// <param name="Print">The print, see <see cref="BlockPrint"/>.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct PrintedBlock(ulong Print, string Text)
{
    /// <summary>How much it is.</summary>
    public int Letters => Text.Length;
}
