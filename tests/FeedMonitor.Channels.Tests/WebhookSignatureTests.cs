using System.Text;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task A_signed_webhook_carries_a_signature_for_each_secret_that_its_receiver_can_check()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Answer("/hook", 200);
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(new StoppedClock(DateTimeOffset.FromUnixTimeSeconds(1614265330))).AddChannelKinds().BuildServiceProvider();
        var definition = Sample.Definition("webhook", server.Url("/hook")) with
        {
            Settings = new Dictionary<string, ChannelSetting>(StringComparer.Ordinal)
            {
                ["url"] = Sample.Setting(server.Url("/hook")),
                ["secret"] = Sample.Setting(Secret) with { Entries = [Sample.Setting(Secret), Sample.Setting(Other)] },
            },
        };

        await services.GetServices<IChannelKind>().Single(kind => kind.Kind == "webhook").Create(definition).DeliverAsync(Sample.Alert, TestContext.Current.CancellationToken);

        var request = Assert.Single(server.Received);
        Assert.Equal("1614265330", request.Headers["webhook-timestamp"]);
        var body = Encoding.UTF8.GetBytes(request.Body);
        Assert.Equal(
            [WebhookSecret.Parse(Secret)!.Sign(Sample.Alert.Id.Value, 1614265330, body), WebhookSecret.Parse(Other)!.Sign(Sample.Alert.Id.Value, 1614265330, body)],
            request.Headers["webhook-signature"].Split(' '));
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

        Assert.Equal("channels.yaml:5: the secret of channel 'desk' is not whsec_ and 24 to 64 bytes in Base64", error.Message);
    }
}
