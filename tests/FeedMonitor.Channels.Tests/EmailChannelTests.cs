using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

namespace FeedMonitor.Channels;

public sealed class EmailChannelTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 14, 10, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services = new ServiceCollection().AddSingleton<TimeProvider>(new StoppedClock(Now)).AddChannelKinds().BuildServiceProvider();
    private readonly TempFolder folder = new();
    private MailServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await MailServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_mail_goes_over_starttls_in_text_and_html_with_the_same_id_on_every_attempt()
    {
        await DeliverAsync(Channel());
        await DeliverAsync(Channel());

        Assert.Equal(2, server.Received.Count);
        var mail = server.Received.First();
        Assert.Equal("Товари подвійного використання: Верстати <b>їдуть</b>", mail.Subject);
        Assert.Equal($"{Sample.Alert.Id}.feed-monitor@monitor.example", mail.MessageId);
        Assert.Equal(mail.MessageId, server.Received.Last().MessageId);
        Assert.Equal("<dual-use.feed-monitor.monitor.example>", mail.Headers["List-Id"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(Now, mail.Date);
        Assert.Equal("desk@news.example night@news.example", server.Envelopes.First());
        Assert.Contains("Верстати <b>їдуть</b>\nhttps://news.example/1?a=1&b=2", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<mark>Верстати</mark> поїхали далі.", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://news.example/1?a=1&amp;b=2\"><b>Верстати &lt;b&gt;їдуть&lt;/b&gt;</b></a>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_markup_and_no_header_of_others_gets_into_a_mail()
    {
        await Channel().DeliverAsync(Sample.Alert with { Subject = new AlertSubject.OfHit(Sample.HostileHit) }, Cancel);

        var mail = Assert.Single(server.Received);
        Assert.DoesNotContain("<b>x</b>", mail.HtmlBody!.Replace("<p", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Single(mail.Headers, header => header.Id == MimeKit.HeaderId.Subject);
    }

    [Fact]
    public async Task Tls_from_the_first_byte_works_as_well()
    {
        await using var secure = await MailServer.StartAsync(isSecure: true);

        await DeliverAsync(Channel(secure, ("security", "tls")));

        Assert.Single(secure.Received);
    }

    [Fact]
    public async Task A_certificate_of_nobody_s_is_not_trusted()
    {
        var failed = Assert.IsType<DeliveryOutcome.Failed>(await Channel(server, ("caFile", "")).DeliverAsync(Sample.Alert, Cancel));

        Assert.Equal("localhost has no certificate that is trusted; one of your own goes into caFile", failed.Error);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_certificate_is_trusted_over_those_that_the_server_sends_beside_it()
    {
        using var chain = new CertificateChain();
        await using var secure = new ScriptedMailServer(_ => null, chain.Shown);

        await DeliverAsync(Channel(secure.Port, ("security", "tls"), ("user", ""), ("password", ""), ("caFile", folder.Write("root.pem", chain.Root.ExportCertificatePem()))));

        Assert.Single(secure.Received);
    }

    [Fact]
    public async Task A_certificate_of_another_issuer_is_not_trusted()
    {
        using var chain = new CertificateChain();
        using var other = new CertificateChain();
        await using var secure = new ScriptedMailServer(_ => null, chain.Shown);

        var failed = await FailAsync(Channel(secure.Port, ("security", "tls"), ("caFile", folder.Write("root.pem", other.Root.ExportCertificatePem()))));

        Assert.Equal("localhost has no certificate that is trusted; one of your own goes into caFile", failed.Error);
    }

    [Fact]
    public async Task A_port_without_tls_is_told_as_such()
    {
        await using var plain = new ScriptedMailServer(_ => null);

        var failed = await FailAsync(Channel(plain.Port, ("security", "tls")));

        Assert.Equal($"localhost does not speak TLS from the first byte on port {plain.Port}; where it begins in plain text (usually on port 587), set security to starttls", failed.Error);
    }

    [Theory]
    [InlineData("250 mail.example", "localhost offers no login on port {0}; use its port for logged-in senders (usually 587 or 465), or leave out user and password if it asks for none")]
    [InlineData("250-mail.example\r\n250 AUTH XOAUTH2 GSSAPI", "localhost takes no password, only GSSAPI, XOAUTH2; send over a server that takes user and password")]
    public async Task A_server_that_takes_no_password_is_told_with_what_to_do(string greeting, string expected)
    {
        await using var plain = new ScriptedMailServer(command => command.StartsWith("EHLO", StringComparison.Ordinal) ? greeting : null);

        var failed = await FailAsync(Channel(plain.Port, ("security", "none")));

        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, plain.Port), failed.Error);
        Assert.True(failed.IsOfChannel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("421 I am tired")]
    [InlineData("no reply at all")]
    public async Task A_mail_that_is_taken_is_delivered_whatever_becomes_of_the_farewell(string farewell)
    {
        // One that says nothing says it for as long as the test lasts.
        await using var plain = new ScriptedMailServer(command => command == "QUIT" ? farewell : null);

        await DeliverAsync(Channel(plain.Port, ("security", "none"), ("user", ""), ("password", "")));

        Assert.Single(plain.Received);
    }

    [Fact]
    public async Task A_server_without_starttls_gets_no_mail_and_no_password()
    {
        await using var plain = await MailServer.StartAsync(hasTls: false);

        var failed = Assert.IsType<DeliveryOutcome.Failed>(await Channel(plain).DeliverAsync(Sample.Alert, Cancel));

        Assert.Equal($"localhost offers no STARTTLS on port {plain.Port}; where it speaks TLS from the first byte (usually on port 465), set security to tls", failed.Error);
        Assert.Empty(plain.Received);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_and_never_told()
    {
        var failed = Assert.IsType<DeliveryOutcome.Failed>(await Channel(server, ("password", "wr0ng-s3cr3t")).DeliverAsync(Sample.Alert, Cancel));

        Assert.Equal("localhost does not take user and password", failed.Error);
        Assert.True(failed.IsOfChannel);
    }

    [Fact]
    public async Task A_mail_that_is_put_off_is_tried_again_and_one_that_is_refused_is_not()
    {
        server.Answer = () => new SmtpResponse(SmtpReplyCode.InsufficientStorage, "later");
        Assert.StartsWith("localhost answered 452 ", Assert.IsType<DeliveryOutcome.Failed>(await Channel().DeliverAsync(Sample.Alert, Cancel)).Error, StringComparison.Ordinal);

        server.Answer = () => new SmtpResponse(SmtpReplyCode.TransactionFailed, "spam");
        Assert.StartsWith("localhost answered 554 ", Assert.IsType<DeliveryOutcome.Refused>(await Channel().DeliverAsync(Sample.Alert, Cancel)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_who_is_refused_does_not_keep_the_mail_from_the_others()
    {
        server.AnswerTo = to => to.StartsWith("desk", StringComparison.Ordinal) ? SmtpResponse.MailboxUnavailable : null;

        await DeliverAsync(Channel());

        Assert.Equal("night@news.example", Assert.Single(server.Envelopes));
    }

    [Fact]
    public async Task A_recipient_who_is_put_off_keeps_the_mail_from_nobody_and_gets_it_alone_later()
    {
        PutOff("night");
        var partly = Assert.IsType<DeliveryOutcome.Partly>(await Channel().DeliverAsync(Sample.Alert, Cancel));
        Assert.StartsWith("localhost answered 450 greylisted", partly.Error, StringComparison.Ordinal);
        Assert.EndsWith(" (night@news.example)", partly.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("@", partly.Reached, StringComparison.Ordinal);
        Assert.Equal("desk@news.example", Assert.Single(server.Envelopes));

        Assert.Equal(partly, await Channel().DeliverAsync(Sample.Alert with { Reached = partly.Reached }, Cancel));
        Assert.Single(server.Envelopes);

        server.AnswerTo = _ => null;
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel().DeliverAsync(Sample.Alert with { Reached = partly.Reached }, Cancel));
        Assert.Equal(["desk@news.example", "night@news.example"], server.Envelopes);
        Assert.Single(server.Received.Select(mail => mail.MessageId).Distinct());
        Assert.All(server.Received, mail => Assert.Equal("desk@news.example, night@news.example", mail.To.ToString()));
    }

    [Fact]
    public async Task Where_all_are_put_off_the_mail_has_failed()
    {
        PutOff("");

        Assert.EndsWith(" (desk@news.example)", (await FailAsync(Channel())).Error, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_mail_is_delivered_when_nobody_is_left_who_could_get_it()
    {
        PutOff("night");
        var partly = Assert.IsType<DeliveryOutcome.Partly>(await Channel().DeliverAsync(Sample.Alert, Cancel));

        // Refused for good by now, or no recipient any more.
        server.AnswerTo = _ => SmtpResponse.MailboxUnavailable;
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel().DeliverAsync(Sample.Alert with { Reached = partly.Reached }, Cancel));
        Assert.IsType<DeliveryOutcome.Delivered>(await Channel(server, ("to", "DESK@news.example")).DeliverAsync(Sample.Alert with { Reached = partly.Reached }, Cancel));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_mail_that_nobody_may_get_is_refused()
    {
        server.AnswerTo = _ => SmtpResponse.MailboxUnavailable;

        Assert.StartsWith("localhost answered 550 ", Assert.IsType<DeliveryOutcome.Refused>(await Channel().DeliverAsync(Sample.Alert, Cancel)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        foreach (var raw in new[] { RawServer.ThatGreets("", resets: true), RawServer.ThatGreets("", resets: false), RawServer.ThatGreets("220 mai", resets: false), RawServer.ThatGreets("220 mail.example\r\n", resets: true) })
        {
            await using var broken = raw;
            var port = new Uri(broken.Url).Port.ToString(CultureInfo.InvariantCulture);

            Assert.IsType<DeliveryOutcome.Failed>(await Channel(server, ("port", port), ("host", "127.0.0.1"), ("security", "none"), ("caFile", "")).DeliverAsync(Sample.Alert, Cancel));
        }
    }

    [Theory]
    [InlineData("host", null, "channels.yaml:3: channel 'desk' of kind email has no 'host', expected the name of a mail server")]
    [InlineData("from", null, "channels.yaml:3: channel 'desk' of kind email has no 'from', expected an e-mail address")]
    [InlineData("from", "nobody", "channels.yaml:5: the from of channel 'desk' is wrong, expected an e-mail address")]
    [InlineData("to", "a@b@c", "channels.yaml:5: the to of channel 'desk' is wrong, expected an e-mail address")]
    [InlineData("port", "99999", "channels.yaml:5: the port of channel 'desk' is wrong, expected a whole number from 1 to 65535")]
    [InlineData("security", "ssl", "channels.yaml:5: the security of channel 'desk' is wrong, expected starttls or tls, or none for a server on this machine (localhost)")]
    [InlineData("password", null, "channels.yaml:3: channel 'desk' has one of 'user' and 'password', expected both or neither")]
    [InlineData("caFile", "missing.pem", "channels.yaml:5: the caFile of channel 'desk' is wrong, expected a file with certificates in PEM; it is looked for beside channels.yaml")]
    public void A_setting_that_is_wrong_is_told_with_its_place(string name, string? value, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Channel(server, (name, value)));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void More_recipients_than_can_be_kept_in_mind_are_told()
    {
        var kind = services.GetServices<IChannelKind>().Single(kind => kind.Kind == "email");
        IChannel To(int count)
        {
            var definition = Sample.Definition("email", ("host", "localhost"), ("from", "alerts@monitor.example"));
            var to = Sample.Setting("") with { Entries = [.. Enumerable.Range(1, count).Select(n => Sample.Setting($"desk{n}@news.example"))] };
            return kind.Create(definition with { Settings = new Dictionary<string, ChannelSetting>(definition.Settings, StringComparer.Ordinal) { ["to"] = to } });
        }

        Assert.NotNull(To(1_000));
        Assert.Equal(
            "channels.yaml:5: the to of channel 'desk' is wrong, expected a list of at most 1000 addresses; more are a mailing list of the mail server's",
            Assert.Throws<ConfigurationException>(() => To(1_001)).Message);
    }

    [Theory]
    [InlineData("550 not you", true)]
    [InlineData("450 not now", false)]
    public async Task A_sender_who_is_refused_for_good_lets_the_other_alerts_wait(string answer, bool isOfChannel)
    {
        await using var plain = new ScriptedMailServer(command => command.StartsWith("MAIL FROM", StringComparison.Ordinal) ? answer : null);

        var failed = await FailAsync(Channel(plain.Port, ("security", "none"), ("user", ""), ("password", "")));

        Assert.Equal(($"localhost answered {answer}", isOfChannel), (failed.Error.Replace(" (alerts@monitor.example)", "", StringComparison.Ordinal), failed.IsOfChannel));
    }

    [Fact]
    public void Mail_without_tls_goes_to_this_machine_only() =>
        Assert.Throws<ConfigurationException>(() => Channel(server, ("host", "mail.example"), ("security", "none")));

    [Fact]
    public void A_preview_shows_the_mail_and_no_password()
    {
        var preview = ((IPreviewedChannel)Channel()).Preview(Sample.Alert);

        Assert.Contains("Message-Id: <", preview, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Machine-tools", preview, StringComparison.Ordinal);
        Assert.DoesNotContain(MailServer.Password, preview, StringComparison.Ordinal);
    }

    private static async Task DeliverAsync(IChannel channel) => Assert.IsType<DeliveryOutcome.Delivered>(await channel.DeliverAsync(Sample.Alert, Cancel));

    private static async Task<DeliveryOutcome.Failed> FailAsync(IChannel channel) => Assert.IsType<DeliveryOutcome.Failed>(await channel.DeliverAsync(Sample.Alert, Cancel));

    private void PutOff(string name) => server.AnswerTo = to => to.StartsWith(name, StringComparison.Ordinal) ? new SmtpResponse((SmtpReplyCode)450, "greylisted") : null;

    private IChannel Channel() => Channel(server);

    private IChannel Channel(int port, params (string Name, string? Value)[] changes) => Channel(server, [("port", port.ToString(CultureInfo.InvariantCulture)), .. changes]);

    // A setting of null or nothing is left out.
    private IChannel Channel(MailServer to, params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["host"] = "localhost",
            ["port"] = to.Port.ToString(CultureInfo.InvariantCulture),
            ["user"] = "monitor",
            ["password"] = MailServer.Password,
            ["from"] = "Feed Monitor <alerts@monitor.example>",
            ["to"] = "desk@news.example",
            ["caFile"] = folder.Write("ca.pem", to.Certificate.ExportCertificatePem()),
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var definition = Sample.Definition("email", [.. settings.Where(setting => setting.Value is { Length: > 0 }).Select(setting => (setting.Key, setting.Value!))]);
        var recipients = settings["to"] == "desk@news.example" ? definition.Settings["to"] with { Entries = [Sample.Setting("desk@news.example"), Sample.Setting("night@news.example")] } : definition.Settings["to"];
        return services.GetServices<IChannelKind>().Single(kind => kind.Kind == "email")
            .Create(definition with { Settings = new Dictionary<string, ChannelSetting>(definition.Settings, StringComparer.Ordinal) { ["to"] = recipients } });
    }
}
