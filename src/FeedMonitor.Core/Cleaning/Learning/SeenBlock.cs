using System.Buffers.Binary;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>What a sketch knows of a block.</summary>
/// <param name="Items">On how many different stories it stood; counted up to <see cref="BoilerplateSketch.ItemsToBelieve"/>.</param>
/// <param name="First">The tag of the first one, or 0.</param>
/// <param name="Second">The tag of the second one, or 0.</param>
/// <param name="LastSeen">The number of the last item that showed it; numbers go round.</param>
internal readonly record struct SeenBlock(byte Items, ushort First, ushort Second, ushort LastSeen)
{
    public SeenBlock In(ushort story, ushort now) =>
        Items >= BoilerplateSketch.ItemsToBelieve || IsOf(story) ? this with { LastSeen = now }
        : Items == 0 ? new SeenBlock(1, story, 0, now)
        : Items == 1 ? new SeenBlock(2, First, story, now)
        : new SeenBlock((byte)(Items + 1), First, Second, now);

    public bool IsOf(ushort story) => Items > 0 && (First == story || Second == story);

    public int Age(ushort now) => (ushort)(now - LastSeen);

    public static SeenBlock Read(ReadOnlySpan<byte> bytes) => new(
        bytes[0], BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[5..]));

    public void Write(Span<byte> bytes)
    {
        bytes[0] = Items;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], First);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[3..], Second);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[5..], LastSeen);
    }
}
