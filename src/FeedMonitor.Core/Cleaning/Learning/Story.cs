using System.Buffers.Binary;

namespace FeedMonitor.Cleaning.Learning;

/// <summary>A story that a feed told lately: enough to know its copies.</summary>
/// <param name="Tag">The tag of the first item that told it.</param>
/// <param name="Title">Words of the headline, see <see cref="ItemPrint.Title"/>.</param>
internal sealed record Story(ushort Tag, IReadOnlyList<ushort> Title)
{
    public static Story Read(ReadOnlySpan<byte> bytes)
    {
        var title = new List<ushort>(ItemPrint.TitleWords);
        for (var i = 0; i < ItemPrint.TitleWords; i++)
        {
            var word = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 + (2 * i))..]);
            if (word != 0)
            {
                title.Add(word);
            }
        }

        return new Story(BinaryPrimitives.ReadUInt16BigEndian(bytes), title);
    }

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes, Tag);
        for (var i = 0; i < ItemPrint.TitleWords; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(2 + (2 * i))..], i < Title.Count ? Title[i] : (ushort)0);
        }
    }
}
