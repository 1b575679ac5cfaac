using FeedMonitor.Functions.RealWorker.Protocol;

namespace FeedMonitor.Functions.RealWorker;

/// <summary>A worker that has ended fails the tests that it leaves behind; none of them waits for ever.</summary>
public sealed class WorkerConversationTests
{
    private readonly WorkerConversation talk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_when_it_ends_learns_why()
    {
        var asking = talk.AskAsync(new StreamingMessage(), Cancel);

        talk.Fail("It has ended.");

        Assert.Equal("It has ended.", (await Assert.ThrowsAsync<InvalidOperationException>(() => asking)).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => talk.Started);
    }

    [Fact]
    public void Who_asks_after_its_end_learns_why()
    {
        talk.Fail("It has ended.");

        var asking = talk.AskAsync(new StreamingMessage(), Cancel);

        Assert.Equal("It has ended.", asking.Exception?.InnerException?.Message);
    }
}
