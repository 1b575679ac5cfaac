using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FeedMonitor.Channels;

public sealed class EmailTemplateTests : IAsyncLifetime
{
    // More steps than a template may take, for any message that is larger than the samples.
    private const string Endless = "{% for hit in hits %}{% for sentence in hit.sentences %}{% for i in (1..6000) %}{{ i }}{% endfor %}{% endfor %}{% endfor %}";

    private readonly LogLines log = new();
    private readonly TempFolder folder = new();
    private readonly ServiceProvider services;
    private ScriptedMailServer server = null!;

    public EmailTemplateTests() =>
        services = new ServiceCollection().AddSingleton<ILoggerFactory>(log).AddChannelKinds().BuildServiceProvider();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        server = new ScriptedMailServer(_ => null);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Subject_text_and_html_are_told_in_the_templates_words()
    {
        var mail = await SendAsync(
            new AlertSubject.OfHit(Sample.Hit),
            ("subjectTemplate", "[{{ heading }}]\n{% for hit in hits %}{{ hit.headline }}{% endfor %}"),
            ("textTemplate", "A line of the operator's own that is longer than any mail program of the last century would have let it be, and stays one.\n{{ heading }}"),
            ("htmlTemplate", "<h1>{{ heading }}</h1>{% for hit in hits %}{{ hit.title }}{% for sentence in hit.sentences %}<p>{{ sentence }}</p>{% endfor %}{% endfor %}"));

        Assert.Equal("[Товари подвійного використання] Верстати <b>їдуть</b>", mail.Subject);
        Assert.Equal(
            "A line of the operator's own that is longer than any mail program of the last century would have let it be, and stays one.\nТовари подвійного використання\n", mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(
            "<h1>Товари подвійного використання</h1><a href=\"https://news.example/1?a=1&amp;b=2\"><b>Верстати &lt;b&gt;їдуть&lt;/b&gt;</b></a>"
            + "<p><mark>Machine-tools</mark> were shipped.</p><p><mark>Верстати</mark> поїхали далі.</p>\n",
            mail.HtmlBody!.ReplaceLineEndings("\n"));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task What_others_wrote_gets_out_of_no_attribute_and_into_no_header()
    {
        var mail = await SendAsync(
            new AlertSubject.OfHit(Sample.HostileHit with { Title = "' onmouseover='x\" <i>\r\nBcc: eve@evil.example" }),
            ("subjectTemplate", "{{ heading }}\r\n{% for hit in hits %}{{ hit.headline }}{% endfor %}"),
            ("htmlTemplate", "{% for hit in hits %}<b title='{{ hit.headline }}'>x</b>{% endfor %}"));

        Assert.Equal("<b title='&#39; onmouseover=&#39;x&quot; &lt;i&gt; Bcc: eve@evil.example'>x</b>", mail.HtmlBody!.Trim());
        Assert.Empty(mail.Bcc);
        Assert.EndsWith("Bcc: eve@evil.example", mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subjectTemplate", "Товари подвійного використання: ")]
    [InlineData("textTemplate", "Why: ")]
    [InlineData("htmlTemplate", "Why: ")]
    public async Task Where_a_template_can_t_tell_an_alert_the_monitor_s_words_do_and_the_log_says_so(string setting, string expected)
    {
        var mail = await SendAsync(new AlertSubject.OfHit(Sample.GiantHit with { WatchlistName = Sample.Hit.WatchlistName }), (setting, Endless));

        Assert.Contains(expected, setting switch { "subjectTemplate" => mail.Subject, "textTemplate" => mail.TextBody, _ => mail.HtmlBody }, StringComparison.Ordinal);
        Assert.StartsWith($"Channel desk tells an alert in the monitor's words, not in its {setting}'s: ", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_says_nothing_of_an_alert_leaves_it_to_the_monitor_s_words()
    {
        var mail = await SendAsync(new AlertSubject.OfFeed(Sample.Trouble), ("subjectTemplate", "{% for hit in hits %}{{ hit.headline }}{% endfor %}"));

        Assert.Equal("Feed News & more has failed", mail.Subject);
    }

    [Theory]
    [InlineData("subjectTemplate", "line\n{% if note %}x\n", ":2:")]
    [InlineData("textTemplate", "line\n{{ headline }}\n", ":2: the textTemplate of channel 'desk' can't tell a hit: Undefined variable 'headline'")]
    [InlineData("htmlTemplate", "{{ heading | shout }}\n", ":1: the htmlTemplate of channel 'desk' can't tell a hit: Undefined filter 'shout'")]
    public void A_template_that_is_wrong_is_told_with_its_file_line_and_channel(string setting, string template, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Channel((setting, template)));

        Assert.StartsWith(Path.Combine(folder.Path, $"templates/{setting}.liquid") + expected, error.Message, StringComparison.Ordinal);
        Assert.Contains($"the {setting} of channel 'desk'", error.Message, StringComparison.Ordinal);
    }

    private async Task<MimeMessage> SendAsync(AlertSubject subject, params (string Setting, string Template)[] templates)
    {
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel(templates).DeliverAsync(new Alert(Sample.Alert.Id, subject), Cancel));
        return await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(server.Received))), Cancel);
    }

    private IChannel Channel(params (string Setting, string Template)[] templates)
    {
        foreach (var (setting, template) in templates)
        {
            folder.Write($"templates/{setting}.liquid", template);
        }

        var definition = Sample.Definition(
            "email",
            [
                ("host", "localhost"), ("port", server.Port.ToString(CultureInfo.InvariantCulture)), ("security", "none"), ("from", "alerts@monitor.example"), ("to", "desk@news.example"),
                .. templates.Select(template => (template.Setting, $"templates/{template.Setting}.liquid")),
            ]);
        var place = new ConfigPlace(Path.Combine(folder.Path, "channels.yaml"), 5);
        var settings = definition.Settings.ToDictionary(setting => setting.Key, setting => setting.Value with { Place = place }, StringComparer.Ordinal);
        return services.GetServices<IChannelKind>().Single(made => made.Kind == "email").Create(definition with { Settings = settings });
    }
}
