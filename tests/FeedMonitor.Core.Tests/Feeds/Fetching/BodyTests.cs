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

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task The_bound_counts_what_is_unpacked(string encoding)
    {
        var bomb = Pack(new byte[32 * 1024 * 1024], encoding);
        Assert.InRange(bomb.Length, 1, Bound);
        Serve(bomb, encoding);

        Assert.Equal("the feed is larger than 64 KiB", (await FailAsync()).Error);
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
