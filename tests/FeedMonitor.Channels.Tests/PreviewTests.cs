using System.Globalization;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace FeedMonitor.Channels;

/// <summary>A preview is worth something only if it is what goes out.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private readonly StringWriter screen = new();
    private readonly ScriptedMailServer mails = new(_ => null);
    private readonly ServiceProvider services;
    private LoopbackServer server = null!;

    public PreviewTests() => services = new ServiceCollection()
        .AddSingleton<TimeProvider>(new StoppedClock(Now))
        .AddSingleton(new HitConsole(screen, colours: false, TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(5), null, null), width: 60))
        .AddChannelKinds()
        .BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, SampleOf> Services =>
        [.. new[] { "webhook", "slack", "teams", "discord", "telegram", "ntfy" }.SelectMany(kind => Enum.GetValues<SampleOf>().Select(what => (kind, what)))];

    public static TheoryData<SampleOf> Samples => [.. Enum.GetValues<SampleOf>()];

    public async ValueTask InitializeAsync() => server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await mails.DisposeAsync();
        await services.DisposeAsync();
        await screen.DisposeAsync();
    }

    [Fact]
    public void Every_kind_has_a_preview() =>
        Assert.Equal(
            services.GetServices<IChannelKind>().Select(kind => kind.Kind).Order(StringComparer.Ordinal),
            Services.Select(row => row.Data.Item1).Distinct().Append("console").Append("email").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Of_a_service_it_is_the_body_that_is_posted(string kind, SampleOf what)
    {
        server.Fallback = _ => Task.CompletedTask;
        var alert = SampleAlert.At(Now, "desk", what);
        var channel = Channel(kind, kind switch
        {
            "telegram" => [("api", server.Address.AbsoluteUri), ("token", "1:abcdef"), ("chat", "1")],
            "ntfy" => [("url", server.Address.AbsoluteUri), ("topic", "news")],
            _ => [("url", server.Url("/hook"))],
        });

        var preview = channel.Preview(alert);
        await channel.DeliverAsync(alert, Cancel);

        var sent = JsonNode.Parse(Assert.Single(server.Received).Body)!.AsObject();
        if (kind == "ntfy")
        {
            // Whoever knows the topic reads it.
            sent["topic"] = "…";
        }

        Assert.Equal(sent.ToJsonString(), JsonNode.Parse(preview[preview.IndexOf('{', StringComparison.Ordinal)..])!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Of_mail_it_is_the_mail(SampleOf what)
    {
        var alert = SampleAlert.At(Now, "desk", what);
        var channel = Channel(
            "email", ("host", "localhost"), ("port", mails.Port.ToString(CultureInfo.InvariantCulture)), ("security", "none"), ("from", "alerts@monitor.example"), ("to", "desk@news.example"));

        var preview = channel.Preview(alert).ReplaceLineEndings("\n");
        await channel.DeliverAsync(alert, Cancel);

        var mail = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(mails.Received))), Cancel);
        var expected = string.Join('\n', ["Mail over localhost", "", .. mail.Headers.Select(header => $"{header.Field}: {header.Value}"), .. mail.BodyParts.OfType<TextPart>().SelectMany(part => new[] { "", part.Text })]);
        Assert.Equal(WithoutVersion(expected.ReplaceLineEndings("\n")), WithoutVersion(preview));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Of_the_console_it_is_what_is_printed(SampleOf what)
    {
        var alert = SampleAlert.At(Now, "desk", what);
        var channel = Channel("console");

        var preview = channel.Preview(alert);
        Assert.Empty(screen.ToString());
        await channel.DeliverAsync(alert, Cancel);

        Assert.Equal(screen.ToString().TrimEnd(), preview);
    }

    // It is written when the mail is sent, and says nothing.
    private static string WithoutVersion(string mail) => string.Join('\n', mail.Split('\n').Where(line => !line.StartsWith("MIME-Version", StringComparison.OrdinalIgnoreCase)));

    private IPreviewedChannel Channel(string kind, params (string Name, string Value)[] settings) =>
        (IPreviewedChannel)services.GetServices<IChannelKind>().Single(made => made.Kind == kind).Create(Sample.Definition(kind, settings));
}
