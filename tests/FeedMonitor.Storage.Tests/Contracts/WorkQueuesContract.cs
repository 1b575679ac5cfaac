using FeedMonitor.Alerts;
using FeedMonitor.Pipeline;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Storage.Contracts;

public sealed class WorkQueuesOnAzurite(AzuriteFixture azurite) : WorkQueuesContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddAzureStorage(azurite.NewClients());

    // The service's clock can't be set: it is asked until the second has passed.
    protected override async Task<WorkMessage> TakeWhenVisibleAsync(string queue)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await Receiver.ReceiveAsync(queue, 1, Long, patience.Token) is [var message])
            {
                return message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }
}

public sealed class WorkQueuesInMemory : WorkQueuesContract
{
    private readonly FakeTimeProvider time = new(Sample.Now);

    protected override void AddStorage(IServiceCollection services) => services.AddMemoryStorage(new MemoryStorage(time));

    protected override async Task<WorkMessage> TakeWhenVisibleAsync(string queue)
    {
        time.Advance(OneSecond);
        return Assert.Single(await Receiver.ReceiveAsync(queue, 1, Long, Cancel));
    }
}

public abstract class WorkQueuesContract : StorageContract
{
    // The shortest time for which a storage queue hides what was taken.
    protected static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    protected static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private static readonly AlertId Alert = AlertId.Parse("0123456789abcdef0123456789abcdef");

    protected IWorkReceiver Receiver => Get<IWorkReceiver>();

    private IWorkQueues Work => Get<IWorkQueues>();

    /// <summary>Takes the one message of a queue that becomes visible after a second.</summary>
    protected abstract Task<WorkMessage> TakeWhenVisibleAsync(string queue);

    [Theory]
    [InlineData("polls")]
    [InlineData("polls-poison")]
    [InlineData("alerts")]
    [InlineData("alerts-poison")]
    public async Task Every_queue_is_there_and_empty_at_first(string queue)
    {
        Assert.Equal(0, await Work.CountAsync(queue, Cancel));
        Assert.Empty(await Receiver.ReceiveAsync(queue, 32, Long, Cancel));
    }

    [Fact]
    public async Task Messages_that_can_be_taken_now_are_counted_without_those_that_are_hidden()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.FromHours(12), Cancel);
        Assert.Equal((1, 0), (await Work.CountAsync(Queues.Alerts, Cancel), await Work.CountReadyAsync(Queues.Alerts, Cancel)));
        for (var sent = 0; sent < 2; sent++)
        {
            await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        }

        Assert.Equal(2, await Work.CountReadyAsync(Queues.Alerts, Cancel));
        Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));
        Assert.Equal(1, await Work.CountReadyAsync(Queues.Alerts, Cancel));
        for (var sent = 0; sent < IWorkQueues.MostReadyCounted; sent++)
        {
            await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        }

        Assert.Equal(IWorkQueues.MostReadyCounted, await Work.CountReadyAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task A_batch_of_feeds_arrives_as_it_was_sent()
    {
        var batch = new PollBatch([.. Sample.Feeds(PollBatch.MaxFeeds).Select(feed => feed.Id)]);

        await Work.SendPollAsync(batch, Cancel);

        var message = Assert.Single(await Receiver.ReceiveAsync(Queues.Polls, 32, Long, Cancel));
        Assert.Equal((Queues.Polls, 1L), (message.Queue, message.DequeueCount));
        Assert.Equal(batch.Feeds, PollBatch.Parse(message.Text).Feeds);
        Assert.Equal(0, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task An_alert_arrives_as_its_id()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);

        var message = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel));
        Assert.Equal(Alert, AlertId.Parse(message.Text));
        Assert.Equal(0, await Work.CountAsync(Queues.Polls, Cancel));
    }

    [Fact]
    public async Task What_was_taken_is_hidden_from_others_but_counts_until_it_is_deleted()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        var message = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel));

        Assert.Empty(await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel));
        Assert.Equal(1, await Work.CountAsync(Queues.Alerts, Cancel));

        await Receiver.DeleteAsync(message, Cancel);
        Assert.Equal(0, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task What_was_taken_and_not_deleted_comes_again_and_is_counted()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        var first = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, OneSecond, Cancel));

        var second = await TakeWhenVisibleAsync(Queues.Alerts);

        Assert.Equal((first.Id, first.Text, 2L), (second.Id, second.Text, second.DequeueCount));
        Assert.NotEqual(first.Receipt, second.Receipt);
    }

    [Fact]
    public async Task Who_took_too_long_can_neither_delete_nor_release_what_another_has_by_now()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        var late = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, OneSecond, Cancel));
        var current = await TakeWhenVisibleAsync(Queues.Alerts);

        await Receiver.DeleteAsync(late, Cancel);
        await Receiver.ReleaseAsync(late, TimeSpan.Zero, Cancel);

        Assert.Equal(1, await Work.CountAsync(Queues.Alerts, Cancel));
        Assert.Empty(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));
        await Receiver.DeleteAsync(current, Cancel);
        Assert.Equal(0, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task What_is_gone_can_be_deleted_and_released_without_harm()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        var message = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));
        await Receiver.DeleteAsync(message, Cancel);

        await Receiver.DeleteAsync(message, Cancel);
        await Receiver.ReleaseAsync(message, TimeSpan.Zero, Cancel);

        Assert.Equal(0, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task A_delayed_alert_is_hidden_but_counts()
    {
        await Work.SendAlertAsync(Alert, Long, Cancel);

        Assert.Empty(await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel));
        Assert.Equal(1, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task A_delayed_alert_comes_in_time()
    {
        await Work.SendAlertAsync(Alert, OneSecond, Cancel);

        Assert.Equal(Alert.Value, (await TakeWhenVisibleAsync(Queues.Alerts)).Text);
    }

    [Fact]
    public async Task A_channel_may_ask_for_a_longer_delay_than_a_queue_can_keep()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.FromDays(30), Cancel);

        Assert.Equal(1, await Work.CountAsync(Queues.Alerts, Cancel));
        Assert.Empty(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));
    }

    [Fact]
    public async Task What_was_released_at_once_is_there_with_its_text_and_count()
    {
        var batch = new PollBatch([Sample.Feed(1).Id]);
        await Work.SendPollAsync(batch, Cancel);
        var first = Assert.Single(await Receiver.ReceiveAsync(Queues.Polls, 1, Long, Cancel));

        await Receiver.ReleaseAsync(first, TimeSpan.Zero, Cancel);

        var second = Assert.Single(await Receiver.ReceiveAsync(Queues.Polls, 1, Long, Cancel));
        Assert.Equal((first.Id, batch.ToMessage(), 2L), (second.Id, second.Text, second.DequeueCount));
    }

    [Fact]
    public async Task What_was_released_for_later_is_hidden_until_then()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        await Receiver.ReleaseAsync(Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, OneSecond, Cancel)), Long, Cancel);

        Assert.Empty(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));
        Assert.Equal(1, await Work.CountAsync(Queues.Alerts, Cancel));
    }

    [Fact]
    public async Task What_was_released_for_a_second_comes_again()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        await Receiver.ReleaseAsync(Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel)), OneSecond, Cancel);

        Assert.Equal(2, (await TakeWhenVisibleAsync(Queues.Alerts)).DequeueCount);
    }

    [Fact]
    public async Task What_failed_too_often_moves_to_the_poison_queue()
    {
        await Work.SendAlertAsync(Alert, TimeSpan.Zero, Cancel);
        var message = Assert.Single(await Receiver.ReceiveAsync(Queues.Alerts, 1, Long, Cancel));

        await Receiver.MoveToPoisonAsync(message, Cancel);

        Assert.Equal(0, await Work.CountAsync(Queues.Alerts, Cancel));
        Assert.Equal(1, await Work.CountAsync(Queues.PoisonOf(Queues.Alerts), Cancel));
        Assert.Equal(0, await Work.CountAsync(Queues.PoisonOf(Queues.Polls), Cancel));
        var poison = Assert.Single(await Receiver.ReceiveAsync(Queues.PoisonOf(Queues.Alerts), 1, Long, Cancel));
        Assert.Equal((Alert.Value, 1L), (poison.Text, poison.DequeueCount));
    }

    [Fact]
    public async Task No_more_is_taken_than_was_asked_for_and_nothing_twice()
    {
        AlertId[] alerts = [.. Enumerable.Range(0, 40).Select(i => AlertId.Of(Sample.Hit(i).Id, "desk"))];
        foreach (var alert in alerts)
        {
            await Work.SendAlertAsync(alert, TimeSpan.Zero, Cancel);
        }

        Assert.Equal(40, await Work.CountAsync(Queues.Alerts, Cancel));
        var three = await Receiver.ReceiveAsync(Queues.Alerts, 3, Long, Cancel);
        var most = await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel);
        var rest = await Receiver.ReceiveAsync(Queues.Alerts, 32, Long, Cancel);

        Assert.Equal((3, 32, 5), (three.Count, most.Count, rest.Count));
        Assert.Equal(
            alerts.Select(alert => alert.Value).Order(StringComparer.Ordinal),
            ((WorkMessage[])[.. three, .. most, .. rest]).Select(message => message.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Workers_that_take_at_once_never_take_the_same()
    {
        for (var i = 0; i < 20; i++)
        {
            await Work.SendAlertAsync(AlertId.Of(Sample.Hit(i).Id, "desk"), TimeSpan.Zero, Cancel);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Receiver.ReceiveAsync(Queues.Alerts, 5, Long, Cancel))));

        var ids = taken.SelectMany(messages => messages).Select(message => message.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(ids);
    }
}
