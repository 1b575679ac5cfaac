using FeedMonitor.Alerts;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Channels;

/// <summary>Telegram's limits are of chats and of bots, not of our channels.</summary>
public sealed class TelegramPaceTests : IAsyncLifetime
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider time = new();
    private readonly ServiceProvider services;
    private LoopbackServer server = null!;

    public TelegramPaceTests() => services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddChannelKinds().BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        server.Fallback = _ => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
    }

    [Theory]
    [InlineData("42", 1)]
    [InlineData("-42", 3)]
    [InlineData("-1001234567890", 3)]
    [InlineData("@news", 3)]
    public async Task Channels_of_one_chat_keep_its_pace_together(string chat, int seconds)
    {
        await Channel("1:token-a", chat).DeliverAsync(Sample.Alert, Cancel);

        var second = Channel("1:token-a", chat).DeliverAsync(Sample.Alert, Cancel);

        await AssertWaitsAsync(second, TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_bot_sends_thirty_messages_a_second_to_all_its_chats_and_another_bot_as_many()
    {
        await Channel("1:token-a", "1").DeliverAsync(Sample.Alert, Cancel);
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel("2:token-b", "1").DeliverAsync(Sample.Alert, Cancel));

        var second = Channel("1:token-a", "2").DeliverAsync(Sample.Alert, Cancel);

        await AssertWaitsAsync(second, TimeSpan.FromSeconds(1) / 30);
    }

    // The clock is the test's: what is not done at the last instant before would not be done ever.
    private async Task AssertWaitsAsync(Task<DeliveryOutcome> delivery, TimeSpan wait)
    {
        time.Advance(wait - TimeSpan.FromMilliseconds(2));
        var sent = server.Received.Count;
        Assert.False(delivery.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(2) + Instant);
        Assert.IsType<DeliveryOutcome.Delivered>(await delivery);
        Assert.Equal(sent + 1, server.Received.Count);
    }

    private IChannel Channel(string token, string chat) => services.GetServices<IChannelKind>().Single(kind => kind.Kind == "telegram")
        .Create(Sample.Definition("telegram", ("api", server.Address.AbsoluteUri), ("token", token), ("chat", chat)));
}
