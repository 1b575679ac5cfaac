using System.Text;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Channels;

public sealed class WebhookSignatureTests
{
    // The key of the specification's own example.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public void Signs_as_the_specification_does() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.Parse(Secret)!.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public async Task A_signed_webhook_is_accepted_on_every_attempt_by_a_receiver_with_either_secret_and_by_no_other()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Answer("/hook", 500);
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1614265330_700));
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddChannelKinds().BuildServiceProvider();
        var definition = Sample.Definition("webhook", server.Url("/hook")) with
        {
            Settings = new Dictionary<string, ChannelSetting>(StringComparer.Ordinal)
            {
                ["url"] = Sample.Setting(server.Url("/hook")),
                ["secret"] = Sample.Setting(Secret) with { Entries = [Sample.Setting(Secret), Sample.Setting(Other)] },
            },
        };
        var channel = services.GetServices<IChannelKind>().Single(kind => kind.Kind == "webhook").Create(definition);

        await channel.DeliverAsync(Sample.Alert, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromHours(1));
        await channel.DeliverAsync(Sample.Alert, TestContext.Current.CancellationToken);

        Assert.Equal(["1614265330", "1614268930"], server.Received.Select(request => request.Headers["webhook-timestamp"]));
        Assert.Single(server.Received.Select(request => request.Headers["webhook-id"]).Distinct());
        var (first, second) = (server.Received[0], server.Received[1]);
        Assert.All([Secret, Other], secret => Assert.True(WebhookReceiver.Accepts(first, secret, clock.GetUtcNow().AddHours(-1)) && WebhookReceiver.Accepts(second, secret, clock.GetUtcNow())));
        Assert.False(WebhookReceiver.Accepts(second, "whsec_" + Convert.ToBase64String(new byte[32]), clock.GetUtcNow()));
        Assert.False(WebhookReceiver.Accepts(second with { Body = second.Body + " " }, Secret, clock.GetUtcNow()));
        Assert.False(WebhookReceiver.Accepts(first, Secret, clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64, and a s3cr3t")]
    public void A_secret_that_is_none_is_told_with_its_place_but_not_repeated(string secret)
    {
        using var services = new ServiceCollection().AddChannelKinds().BuildServiceProvider();
        var kind = services.GetServices<IChannelKind>().Single(kind => kind.Kind == "webhook");

        var error = Assert.Throws<ConfigurationException>(() => kind.Create(Sample.Definition("webhook", ("url", "https://hooks.example/x"), ("secret", secret))));

        Assert.Equal("channels.yaml:5: the secret of channel 'desk' is wrong, expected whsec_ and 24 to 64 bytes in Base64", error.Message);
    }
}
