namespace FeedMonitor.Cleaning.Learning;

/// <summary>
/// What the sites of a feed repeat from item to item, learned without knowing their language: a block that stands on
/// <see cref="ItemsToBelieve"/> different items is no part of any of them. At most <see cref="MaxBytes"/>, in the feed's own row.
/// Immutable.
/// </summary>
/// <remarks>
/// Nothing is learned from one item, however often it comes or is edited, nor from copies of one story: those share what they tell,
/// not what the site hangs around it. What is not seen for a while is forgotten.
/// </remarks>
public sealed class BoilerplateSketch
{
    /// <summary>On so many different items a block must stand.</summary>
    public const int ItemsToBelieve = 3;

    /// <summary>The most that a sketch takes.</summary>
    public const int MaxBytes = 8 * 1024;

    private readonly byte[] bytes;
    private readonly Lazy<SketchContent> content;

    private BoilerplateSketch(byte[] bytes, Lazy<SketchContent> content) => (this.bytes, this.content) = (bytes, content);

    /// <summary>Nothing learned.</summary>
    public static BoilerplateSketch Empty { get; } = Of([]);

    /// <summary>Reads what <see cref="ToBytes"/> gave; of what is no sketch, or one of another form, nothing.</summary>
    public static BoilerplateSketch FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length == 0 ? Empty : Of(bytes);
    }

    /// <summary>The sketch as it is stored.</summary>
    public byte[] ToBytes() => bytes;

    /// <summary>Whether anything is known to be repeated.</summary>
    internal bool HasBoilerplate => content.Value.HasBoilerplate;

    /// <summary>Whether the block of this print is known to be repeated.</summary>
    internal bool IsBoilerplate(ulong print) => print != BlockPrint.None && content.Value.IsBoilerplate(print);

    /// <summary>The sketch after some items, oldest first.</summary>
    internal BoilerplateSketch Learn(IReadOnlyList<ItemPrint> items)
    {
        if (items.Count == 0)
        {
            return this;
        }

        var learned = SketchContent.Read(bytes);
        foreach (var item in items)
        {
            learned.Learn(item);
        }

        learned.Forget();
        return new BoilerplateSketch(learned.Write(), new Lazy<SketchContent>(learned));
    }

    // Most polls find nothing new and never look.
    private static BoilerplateSketch Of(byte[] bytes) => new(bytes, new Lazy<SketchContent>(() => SketchContent.Read(bytes)));
}
