using FeedMonitor.Alerts;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Channels;

/// <summary>Telegram's limits are of chats and of bots, not of our channels.</summary>
public sealed class TelegramPaceTests : IAsyncLifetime
{
    // The clock stands: who waits for his turn waits until the end of the test.
    private readonly CancellationTokenSource end = new();
    private readonly ServiceProvider services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider()).AddChannelKinds().BuildServiceProvider();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        server.Fallback = _ => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        end.Dispose();
        await server.DisposeAsync();
        await services.DisposeAsync();
    }

    // The first goes, as many wait as have their turn within 15 s, and the next is told when to come.
    [Theory]
    [InlineData("42", 16, 17)]
    [InlineData("-42", 6, 21)]
    [InlineData("-1001234567890", 6, 21)]
    [InlineData("@news", 6, 21)]
    public async Task Channels_of_one_chat_keep_its_pace_together(string chat, int before, int seconds)
    {
        var others = Enumerable.Range(0, before).Select(_ => Channel("1:token-a", chat).DeliverAsync(Sample.Alert, end.Token)).ToArray();

        var next = await Channel("1:token-a", chat).DeliverAsync(Sample.Alert, Cancel);

        Assert.Equal(new DeliveryOutcome.Busy(TimeSpan.FromSeconds(seconds)), next);
        Assert.IsType<DeliveryOutcome.Delivered>(await others[0]);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_bot_sends_thirty_messages_a_second_to_all_its_chats_and_another_bot_as_many()
    {
        var others = Enumerable.Range(1, 451).Select(chat => Channel("1:token-a", $"{chat}").DeliverAsync(Sample.Alert, end.Token)).ToArray();

        Assert.InRange(Assert.IsType<DeliveryOutcome.Busy>(await Channel("1:token-a", "1000").DeliverAsync(Sample.Alert, Cancel)).Wait, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15.1));
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel("2:token-b", "1000").DeliverAsync(Sample.Alert, Cancel));
        Assert.IsType<DeliveryOutcome.Delivered>(await others[0]);
    }

    private IChannel Channel(string token, string chat) => services.GetServices<IChannelKind>().Single(kind => kind.Kind == "telegram")
        .Create(Sample.Definition("telegram", ("api", server.Address.AbsoluteUri), ("token", token), ("chat", chat)));
}
