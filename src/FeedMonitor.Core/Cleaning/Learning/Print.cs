using System.Buffers.Binary;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>A print in six bytes.</summary>
internal static class Print
{
    public const int Size = BlockPrint.Bits / 8;

    public static ulong Read(ReadOnlySpan<byte> bytes) => ((ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);

    public static void Write(Span<byte> bytes, ulong print)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(print >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)print);
    }
}
