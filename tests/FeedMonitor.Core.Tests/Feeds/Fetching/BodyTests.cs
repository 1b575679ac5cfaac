using System.IO.Compression;
using System.Text;

namespace FeedMonitor.Feeds.Fetching;

public sealed class BodyTests : FetcherTest
{
    private const int Bound = 64 * 1024;

    public BodyTests() => Options.MaxBodyBytes = Bound;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_feed_is_unpacked(string encoding)
    {
        var body = Encoding.UTF8.GetBytes("<rss version=\"2.0\"><channel><title>Tidings</title></channel></rss>");
        Serve(Pack(body, encoding), encoding);

        Assert.Equal(body, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Body);
    }

    [Fact]
    public async Task The_bytes_on_the_wire_are_counted_packed()
    {
        var packed = Pack(new byte[Bound], "gzip");
        Serve(packed, "gzip");

        Assert.Equal(packed.Length, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).WireBytes);
    }

    [Fact]
    public async Task What_is_packed_twice_is_unpacked_twice()
    {
        var body = "<rss/>"u8.ToArray();
        Serve(Pack(Pack(body, "br"), "gzip"), "br, X-GZIP");

        Assert.Equal(body, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Body);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("utf-8")]
    public async Task A_coding_that_is_none_leaves_the_body_as_it_is(string coding)
    {
        Serve("<rss/>"u8.ToArray(), coding);

        Assert.Equal("<rss/>"u8.ToArray(), Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Body);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task The_bound_counts_what_is_unpacked(string encoding)
    {
        var bomb = Pack(new byte[32 * 1024 * 1024], encoding);
        Assert.InRange(bomb.Length, 1, Bound);
        Serve(bomb, encoding);

        var failed = await FailAsync();
        Assert.Equal("the feed is larger than 64 KiB", failed.Error);
        Assert.Equal(FetchTrouble.TooLarge, failed.Trouble);
    }

    [Fact]
    public async Task A_body_as_long_as_the_bound_is_taken()
    {
        Serve(new byte[Bound]);

        Assert.Equal(Bound, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Body.Length);
    }

    [Theory]
    [InlineData(Bound, "64 KiB")]
    [InlineData(2 * 1024 * 1024, "2 MiB")]
    public async Task A_body_one_byte_longer_is_refused(int bound, string named)
    {
        Options.MaxBodyBytes = bound;
        Serve(new byte[bound + 1]);

        Assert.Equal($"the feed is larger than {named}", (await FailAsync()).Error);
    }

    [Fact]
    public async Task A_body_without_end_is_refused_at_the_bound()
    {
        var aborted = new TaskCompletionSource();
        Server.Handle(Path, async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[4096], context.RequestAborted);
            }
        });

        Assert.Equal("the feed is larger than 64 KiB", (await FailAsync()).Error);
        await aborted.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task An_empty_body_is_the_readers_matter()
    {
        Serve([]);

        Assert.Empty(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync()).Body);
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.SmallestSize),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
