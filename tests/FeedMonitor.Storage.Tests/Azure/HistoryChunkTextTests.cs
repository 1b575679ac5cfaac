using System.IO.Compression;
using System.Text;
using FeedMonitor.Cleaning;
using FeedMonitor.Hashing;
using FeedMonitor.Items;

namespace FeedMonitor.Storage.Azure;

public sealed class HistoryChunkTextTests
{
    private static readonly byte[] Whole = HistoryChunkText.Write([HistoryLines.Of([.. Enumerable.Range(1, 30).Select(Item)]), HistoryLines.Of([.. Enumerable.Range(31, 10).Select(Item)])]).ToArray();

    [Fact]
    public void What_was_written_is_read()
    {
        var reading = HistoryChunkText.Read(Whole);

        Assert.Null(reading.Damage);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => Item(number).Id), reading.Items.Select(item => item.Id));
    }

    [Fact]
    public void Of_a_chunk_that_is_cut_off_the_beginning_is_read_and_the_rest_is_told_of()
    {
        for (var length = 0; length < Whole.Length; length += 97)
        {
            var reading = HistoryChunkText.Read(Whole.AsMemory(0, length));

            Assert.Equal($"is damaged or cut off after {reading.Items.Count} item{(reading.Items.Count == 1 ? "" : "s")}", reading.Damage);
            Assert.Equal(Enumerable.Range(1, reading.Items.Count).Select(number => Item(number).Id), reading.Items.Select(item => item.Id));
        }

        Assert.NotEmpty(HistoryChunkText.Read(Whole.AsMemory(0, Whole.Length / 2)).Items);
        Assert.NotNull(HistoryChunkText.Read(Whole.AsMemory(0, Whole.Length - 1)).Damage);
    }

    [Fact]
    public void Bytes_that_were_changed_are_told_of_and_never_thrown_over()
    {
        var damaged = 0;
        for (var at = 0; at < Whole.Length; at += 61)
        {
            var bytes = Whole.ToArray();
            bytes[at] ^= 0xFF;
            damaged += HistoryChunkText.Read(bytes).Damage is null ? 0 : 1;
        }

        Assert.True(damaged > Whole.Length / 61 / 2, $"{damaged} were told of.");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"1\",\"feed\":\"f\",\"title\":\"t\",\"firstSeen\":\"2026-03-14T10:00:00+00:00\",\"shown\":\"short\",\"blocks\":[{\"zone\":\"body\",\"start\":3,\"length\":9}]}")]
    [InlineData("{\"id\":\"1\",\"feed\":\"f\",\"title\":\"t\",\"firstSeen\":\"yesterday\",\"shown\":\"\",\"blocks\":[]}")]
    public void A_line_that_is_no_item_is_named_and_the_others_are_read(string line)
    {
        var reading = HistoryChunkText.Read(Gzip($"{Line("1")}\n{line}\n{Line("2")}\n{line}\n"));

        Assert.Equal(["1", "2"], reading.Items.Select(item => item.Id.Value));
        Assert.Equal("has 2 lines that can't be read, the first of them line 2", reading.Damage);
    }

    [Fact]
    public void A_line_of_an_earlier_release_is_read()
    {
        var item = Assert.Single(HistoryChunkText.Read(Gzip(
            """{"id":"1","feed":"f","title":"Fair","published":"2026-03-14T09:00:00+00:00","firstSeen":"2026-03-14T10:00:00+00:00","headline":"Fair opens","shown":"One. Two.","blocks":[{"zone":"lead","start":0,"length":4},{"zone":"aside","start":5,"length":4}]}""" + "\n")).Items);

        Assert.Equal(("Fair", "Fair opens", 0UL, false, false), (item.Title, item.Text.Title, item.Version, item.IsEdit, item.WasOld));
        Assert.Equal([new Block(Zone.Lead, 0, "One."), new Block(Zone.Body, 5, "Two.")], item.Text.Blocks);
    }

    private static string Line(string id) => $$"""{"id":"{{id}}","feed":"f","title":"t","firstSeen":"2026-03-14T10:00:00+00:00","shown":"","blocks":[]}""";

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static HistoryItem Item(int number)
    {
        var shown = $"Верстати {StableHash.Id($"{number}")} поїхали далі.";
        return new HistoryItem(
            new ItemId(StableHash.Id("item", $"{number}")), Sample.Feed(1).Id, $"Item {number}", $"https://news1.example/{number}", Sample.Now, Sample.Now,
            new CleanText($"Item {number}", shown, [new Block(Zone.Lead, 0, shown)]));
    }
}
