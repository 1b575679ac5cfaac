using System.Text.RegularExpressions;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Email;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Fluid;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace FeedMonitor.Channels;

/// <summary>A channel says how many hits of a digest its message names: what is only counted was not told.</summary>
public sealed partial class NamedHitsTests : IAsyncLifetime
{
    private const int HitCount = 100;

    private static readonly AlertDigest Digest = Sample.Digest with
    {
        Hits = [.. Enumerable.Range(1, HitCount).Select(number => Sample.Hit with { Title = $"Headline {number:D3} of many", Link = $"https://news.example/{number}" })],
        Total = 140,
    };

    private readonly ServiceProvider services = new ServiceCollection().AddChannelKinds().BuildServiceProvider();
    private readonly TempFolder folder = new();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    [InlineData("discord")]
    [InlineData("telegram")]
    [InlineData("ntfy")]
    public async Task The_headlines_of_a_message_are_those_that_it_says_it_names(string kind)
    {
        var (named, body) = await DeliverAsync(kind, template: null);

        var numbers = Headline().Matches(body).Select(match => int.Parse(match.Groups[1].ValueSpan)).Distinct().ToArray();
        Assert.InRange(named!.Value, 1, HitCount - 1);
        Assert.Equal(Enumerable.Range(1, named.Value), numbers);
        Assert.Contains($"… and {140 - named} more hits", Regex.Unescape(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_names_those_hits_that_its_words_name() =>
        Assert.Equal(3, (await DeliverAsync("ntfy", "{{ heading }}{% for hit in hits limit:3 %}\n{{ hit.headline }}{% endfor %}")).Named);

    [Fact]
    public async Task A_template_that_names_none_has_told_none() => Assert.Equal(0, (await DeliverAsync("ntfy", "{{ heading }}")).Named);

    [Fact]
    public async Task A_webhook_tells_all_that_it_is_given() => Assert.Null((await DeliverAsync("webhook", template: null)).Named);

    [Fact]
    public void A_mail_has_room_for_all_that_a_digest_carries() => Assert.Equal(HitCount, NamedInMail(text: null));

    [Fact]
    public void A_mail_names_what_both_of_its_parts_name() => Assert.Equal(2, NamedInMail("{% for hit in hits limit:2 %}{{ hit.link }} {% endfor %}"));

    private static int NamedInMail(string? text)
    {
        var own = text is null ? null : new MessageTemplate(new FluidParser().Parse(text), PlainText.Instance);
        var mail = new EmailMessage(new EmailAddresses(new MailboxAddress("", "monitor@example.org"), []), new MailTemplates(null, own, null));
        return mail.NamedIn(AlertMessage.Of(new AlertSubject.OfDigest(Digest)));
    }

    private async Task<(int? Named, string Body)> DeliverAsync(string kind, string? template)
    {
        server.Fallback = async context =>
        {
            context.Response.StatusCode = 200;
            await context.Response.WriteAsync("{}");
        };
        var channel = services.GetServices<IChannelKind>().Single(one => one.Kind == kind).Create(DefinitionOf(kind, template));
        var outcome = await channel.DeliverAsync(new Alert(new AlertId(new string('a', 32)), new AlertSubject.OfDigest(Digest)), Cancel);
        return (Assert.IsType<DeliveryOutcome.Delivered>(outcome).Named, server.Received[^1].Body);
    }

    private ChannelDefinition DefinitionOf(string kind, string? template)
    {
        var url = server.Url("/").TrimEnd('/');
        List<(string, string)> settings = kind switch
        {
            "telegram" => [("api", url), ("token", "1:abc"), ("chat", "77")],
            "ntfy" => [("url", url + "/"), ("topic", "named")],
            _ => [("url", url + "/x")],
        };
        if (template is not null)
        {
            var path = Path.Combine(folder.Path, "own.liquid");
            File.WriteAllText(path, template);
            settings.Add((TemplateFile.Setting, path));
        }

        return Sample.Definition(kind, [.. settings]);
    }

    [GeneratedRegex("Headline ([0-9]{3}) of many")]
    private static partial Regex Headline();
}
