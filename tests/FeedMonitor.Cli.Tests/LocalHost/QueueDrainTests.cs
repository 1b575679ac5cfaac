using System.Collections.Concurrent;
using FeedMonitor.Alerts;
using FeedMonitor.Hashing;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Cli.LocalHost;

public sealed class QueueDrainTests : IDisposable
{
    private static readonly string Poison = Queues.PoisonOf(Queues.Alerts);

    private readonly FakeTimeProvider time = new();
    private readonly ServiceProvider services;
    private readonly ConcurrentQueue<string> handled = new();
    private readonly QueueDrain drain;

    public QueueDrainTests()
    {
        services = new ServiceCollection().AddMemoryStorage(new MemoryStorage(time)).BuildServiceProvider();
        drain = NewDrain(Receiver);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IWorkReceiver Receiver => services.GetRequiredService<IWorkReceiver>();

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task What_is_handled_is_gone()
    {
        await SendAsync(40);

        Assert.Equal(0, await drain.RunUntilEmptyAsync(Queues.Alerts, Handle, Cancel));

        Assert.Equal(40, handled.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(0, await CountAsync(Queues.Alerts));
    }

    [Fact]
    public async Task No_more_than_so_many_are_in_hand_at_once()
    {
        await SendAsync(QueueDrain.Concurrency + 1);
        var full = new CountdownEvent(QueueDrain.Concurrency);
        var hold = new TaskCompletionSource();

        var running = drain.RunUntilEmptyAsync(Queues.Alerts, async (text, _) =>
        {
            handled.Enqueue(text);
            if (!full.IsSet)
            {
                full.Signal();
            }

            await hold.Task;
        }, Cancel);
        full.Wait(Cancel);
        Assert.Equal(QueueDrain.Concurrency, handled.Count);
        hold.SetResult();

        await running;
        Assert.Equal(QueueDrain.Concurrency + 1, handled.Count);
    }

    [Fact]
    public async Task An_empty_queue_is_asked_again_while_somebody_still_sends()
    {
        var sending = new TaskCompletionSource();
        var running = drain.RunUntilEmptyAsync(Queues.Alerts, Handle, sending.Task, Cancel);
        Assert.False(running.IsCompleted);

        await SendAsync(1);
        time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Single(handled);
        Assert.False(running.IsCompleted);

        await SendAsync(2);
        sending.SetResult();
        Assert.Equal(0, await running);
        Assert.Equal(3, handled.Count);
    }

    [Fact]
    public async Task What_fails_five_times_is_poison()
    {
        var sent = Assert.Single(await SendAsync(1));

        for (var attempt = 1; attempt <= Queues.MaxDequeueCount; attempt++)
        {
            Assert.Equal(0, await CountAsync(Poison));
            Assert.Equal(1, await drain.RunUntilEmptyAsync(Queues.Alerts, Fail, Cancel));
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((0, 1), (await CountAsync(Queues.Alerts), await CountAsync(Poison)));
        Assert.Equal(sent, Assert.Single(await Receiver.ReceiveAsync(Poison, 1, TimeSpan.FromMinutes(1), Cancel)).Text);
        Assert.Equal(0, await drain.RunUntilEmptyAsync(Queues.Alerts, Fail, Cancel));
    }

    [Fact]
    public async Task What_failed_is_left_alone_for_ten_seconds()
    {
        await SendAsync(1);
        await drain.RunUntilEmptyAsync(Queues.Alerts, Fail, Cancel);

        time.Advance(TimeSpan.FromSeconds(9.9));
        await drain.RunUntilEmptyAsync(Queues.Alerts, Handle, Cancel);
        Assert.Empty(handled);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await drain.RunUntilEmptyAsync(Queues.Alerts, Handle, Cancel);

        Assert.Single(handled);
    }

    [Fact]
    public async Task One_that_fails_takes_no_other_with_it()
    {
        var sent = await SendAsync(3);

        var failed = await drain.RunUntilEmptyAsync(Queues.Alerts, (text, cancel) => text == sent[1] ? Fail(text, cancel) : Handle(text, cancel), Cancel);

        Assert.Equal(1, failed);
        Assert.Equal([sent[0], sent[2]], handled);
    }

    [Fact]
    public async Task What_is_cancelled_in_hand_is_given_back_at_once()
    {
        await SendAsync(1);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var inHand = new TaskCompletionSource();

        var running = drain.RunAsync(Queues.Alerts, async (_, cancel) =>
        {
            inHand.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }, end.Token);
        await inHand.Task;
        await end.CancelAsync();
        await running;

        Assert.Equal(2, Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, TimeSpan.FromMinutes(1), Cancel)).DequeueCount);
    }

    [Fact]
    public async Task What_is_in_hand_and_can_be_finished_is_finished_when_the_end_comes()
    {
        await SendAsync(1);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var inHand = new TaskCompletionSource();
        var hold = new TaskCompletionSource();

        var running = drain.RunAsync(Queues.Alerts, async (_, _) =>
        {
            inHand.SetResult();
            await hold.Task;
        }, end.Token);
        await inHand.Task;
        await end.CancelAsync();
        Assert.False(running.IsCompleted);
        hold.SetResult();
        await running;

        Assert.Equal(0, await CountAsync(Queues.Alerts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task At_the_end_a_storage_that_is_gone_is_not_waited_for(bool isFinished)
    {
        await SendAsync(1);
        var gone = new GoneWhenToldTheOutcome(Receiver);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var running = NewDrain(gone).RunAsync(Queues.Alerts, (_, cancel) => isFinished ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, cancel), end.Token);
        await (isFinished ? gone.Asked.Task : Task.CompletedTask);
        time.Advance(TimeSpan.FromMinutes(1));
        await end.CancelAsync();
        var given = await gone.Asked.Task;
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(given.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(given.IsCancellationRequested);
        await running;
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_for_a_while_is_read_again()
    {
        await SendAsync(1);
        var failing = new FailsTwice(Receiver);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var running = NewDrain(failing).RunAsync(Queues.Alerts, Handle, end.Token);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(handled);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(handled);
        await end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_idle_queue_is_asked_every_second()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = drain.RunAsync(Queues.Alerts, Handle, end.Token);
        await SendAsync(1);
        Assert.Empty(handled);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(handled);
        await end.CancelAsync();
        await running;
    }

    private QueueDrain NewDrain(IWorkReceiver receiver) => new(receiver, time, NullLogger<QueueDrain>.Instance);

    private Task Handle(string text, CancellationToken cancel)
    {
        handled.Enqueue(text);
        return Task.CompletedTask;
    }

    private static Task Fail(string text, CancellationToken cancel) => throw new InvalidOperationException("broken");

    private async Task<IReadOnlyList<string>> SendAsync(int count)
    {
        var ids = Enumerable.Range(0, count).Select(i => new AlertId(StableHash.Id($"{i}"))).ToArray();
        foreach (var id in ids)
        {
            await services.GetRequiredService<IWorkQueues>().SendAlertAsync(id, TimeSpan.Zero, Cancel);
        }

        return [.. ids.Select(id => id.Value)];
    }

    private Task<int> CountAsync(string queue) => services.GetRequiredService<IWorkQueues>().CountAsync(queue, Cancel);

    private sealed class FailsTwice(IWorkReceiver inner) : IWorkReceiver
    {
        private int calls;

        public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan hidden, CancellationToken cancel) =>
            ++calls <= 2 ? throw new IOException("out of order") : inner.ReceiveAsync(queue, max, hidden, cancel);

        public Task DeleteAsync(WorkMessage message, CancellationToken cancel) => inner.DeleteAsync(message, cancel);

        public Task ReleaseAsync(WorkMessage message, TimeSpan delay, CancellationToken cancel) => inner.ReleaseAsync(message, delay, cancel);

        public Task MoveToPoisonAsync(WorkMessage message, CancellationToken cancel) => inner.MoveToPoisonAsync(message, cancel);
    }

    // Whoever tells it what became of a message waits until they give up.
    private sealed class GoneWhenToldTheOutcome(IWorkReceiver inner) : IWorkReceiver
    {
        public TaskCompletionSource<CancellationToken> Asked { get; } = new();

        public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan hidden, CancellationToken cancel) => inner.ReceiveAsync(queue, max, hidden, cancel);

        public Task DeleteAsync(WorkMessage message, CancellationToken cancel) => NeverAsync(cancel);

        public Task ReleaseAsync(WorkMessage message, TimeSpan delay, CancellationToken cancel) => NeverAsync(cancel);

        public Task MoveToPoisonAsync(WorkMessage message, CancellationToken cancel) => NeverAsync(cancel);

        private Task NeverAsync(CancellationToken cancel)
        {
            Asked.TrySetResult(cancel);
            return Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
    }
}
