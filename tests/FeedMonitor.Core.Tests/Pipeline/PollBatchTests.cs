using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline;

public sealed class PollBatchTests
{
    [Fact]
    public void A_message_brings_the_feeds_back_in_their_order()
    {
        var batch = new PollBatch([new FeedId("b"), new FeedId("a")]);

        Assert.Equal("""{"feeds":["b","a"]}""", batch.ToMessage());
        Assert.Equal(batch.Feeds, PollBatch.Parse(batch.ToMessage()).Feeds);
    }

    [Fact]
    public void The_largest_batch_fits_a_queue_message_in_Base64()
    {
        var batch = new PollBatch([.. Enumerable.Range(0, PollBatch.MaxFeeds).Select(_ => new FeedId(new string('0', 32)))]);

        Assert.True(batch.ToMessage().Length * 4 / 3 < 64 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("feeds")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"feeds":null}""")]
    [InlineData("""{"feeds":[null]}""")]
    [InlineData("""{"feeds":[1]}""")]
    [InlineData("""{"feeds":["a"]""")]
    public void What_is_no_such_message_is_refused(string message) => Assert.Throws<FormatException>(() => PollBatch.Parse(message));
}
