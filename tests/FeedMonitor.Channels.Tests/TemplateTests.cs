using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Channels;

public sealed class TemplateTests : IAsyncLifetime
{
    private const string Good = """
        {% if digest %}{{ hits.size }} of {{ heading }}, {{ more }} more{% else %}{{ heading }}{% endif %}
        {% for hit in hits %}{{ hit.title }} ({{ hit.headline | upcase }}, {{ hit.source }}{% if hit.published %}, {{ hit.published }}{% endif %})
        {% for sentence in hit.sentences %}- {{ sentence }}
        {% endfor %}{% endfor %}{% if note %}{{ note }}{% endif %}
        """;

    private readonly LogLines logs = new();
    private readonly ServiceProvider services;
    private readonly TempFolder folder = new();
    private LoopbackServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TemplateTests() => services = new ServiceCollection().AddSingleton<ILoggerFactory>(logs).AddChannelKinds().BuildServiceProvider();

    public async ValueTask InitializeAsync() => server = await LoopbackServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await services.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("slack", "<https://news.example/1?a=1&amp;b=2|*Верстати &lt;b&gt;їдуть&lt;/b&gt;*> (ВЕРСТАТИ &lt;B&gt;ЇДУТЬ&lt;/B&gt;, News &amp; more, 2026-03-14 09:30 UTC)\n- *Machine-tools* were shipped.")]
    [InlineData("telegram", "<a href=\"https://news.example/1?a=1&amp;b=2\"><b>Верстати &lt;b&gt;їдуть&lt;/b&gt;</b></a> (ВЕРСТАТИ &lt;B&gt;ЇДУТЬ&lt;/B&gt;, News &amp; more, 2026-03-14 09:30 UTC)\n- <b>Machine-tools</b> were shipped.")]
    [InlineData("ntfy", "(ВЕРСТАТИ <B>ЇДУТЬ</B>, News & more, 2026-03-14 09:30 UTC)\n- *Machine-tools* were shipped.")]
    [InlineData("discord", "(ВЕРСТАТИ \\<B\\>ЇДУТЬ\\</B\\>, News & more, 2026\\-03\\-14 09\\:30 UTC)\n- **Machine\\-tools** were shipped.")]
    [InlineData("teams", "- *Machine-tools* were shipped.")]
    public async Task A_template_s_words_are_told_and_what_it_puts_in_is_escaped_as_the_channel_needs(string kind, string expected)
    {
        server.Fallback = _ => Task.CompletedTask;

        await Channel(kind, Good).DeliverAsync(Sample.Alert, Cancel);

        Assert.Contains(expected, TextOf(JsonNode.Parse(Assert.Single(server.Received).Body)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_template_says_more_than_the_service_takes_the_channel_tells_it_in_its_own_words()
    {
        server.Fallback = _ => Task.CompletedTask;

        await Channel("slack", "{% for hit in hits %}{% for sentence in hit.sentences %}{{ sentence }}{{ sentence }}{% endfor %}{% endfor %}")
            .DeliverAsync(Sample.Alert with { Subject = new AlertSubject.OfHit(Sample.GiantHit) }, Cancel);

        Assert.Contains("Why: ", Assert.Single(server.Received).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ heading }\n", ":1:")]
    [InlineData("line\n{% if note %}x\n", ":2:")]
    [InlineData("line\n{{ headline }}\n", ":2: the template of channel 'desk' can't tell a hit: Undefined variable 'headline'")]
    [InlineData("line\n{{ heading | shout }}\n", ":2: the template of channel 'desk' can't tell a hit: Undefined filter 'shout'")]
    [InlineData("{% for hit in hits %}{{ hit.name }}{% endfor %}", ": the template of channel 'desk' can't tell a hit: it uses a field that there is not, expected of a hit headline, ")]
    public void A_template_that_is_wrong_is_told_with_its_file_and_line(string template, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Channel("slack", template));

        Assert.StartsWith(Path.Combine(folder.Path, "templates/desk.liquid") + expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line\n<br>{{ heading }}", ":2: the template of channel 'desk' can't tell a hit: Telegram reads no '<br'; a '<' that begins no tag is written as &lt;")]
    [InlineData("{{ heading }}\n\n2 < 3", ":3: the template of channel 'desk' can't tell a hit: Telegram reads no '< 3'; a '<' that begins no tag is written as &lt;")]
    [InlineData("<b>{{ heading }}", ":1: the template of channel 'desk' can't tell a hit: '<b' is not closed")]
    [InlineData("<b><i>{{ heading }}</b></i>", ":1: the template of channel 'desk' can't tell a hit: '</b>' closes a tag that is not the last one opened")]
    [InlineData("{{ heading }}</b>", ":1: the template of channel 'desk' can't tell a hit: '</b>' closes a tag that is not the last one opened")]
    [InlineData("<span class='x'>{{ heading }}</span>", ":1: the template of channel 'desk' can't tell a hit: Telegram reads no '<span class='x'>', only a span of the class tg-spoiler")]
    [InlineData("{{ heading }}{% if digest %}<p>{% endif %}", ":1: the template of channel 'desk' can't tell a digest: Telegram reads no '<p'; a '<' that begins no tag is written as &lt;")]
    public void A_template_whose_tags_telegram_would_refuse_is_told_when_it_is_read(string template, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Channel("telegram", template));

        Assert.Equal(Path.Combine(folder.Path, "templates/desk.liquid") + expected, error.Message);
    }

    [Theory]
    [InlineData("<b>bold, <i>italic</i></b> {{ heading }} & 1 > 0")]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">{{ heading }}</a>")]
    [InlineData("<blockquote expandable>{{ heading }}</blockquote><pre><code class=\"language-cs\">a &lt; b</code></pre>")]
    [InlineData("<span class=\"tg-spoiler\">{{ heading }}</span><tg-spoiler>x</tg-spoiler><U>x</u>")]
    public void A_template_with_the_tags_that_telegram_reads_is_taken(string template) => Channel("telegram", template);

    [Fact]
    public async Task What_a_template_writes_wrong_only_for_some_alerts_is_told_in_the_monitor_s_words_and_the_log_says_so_once()
    {
        server.Fallback = _ => Task.CompletedTask;
        var channel = Channel("telegram", "{{ heading }}{% if heading contains 'Товари' %}<p>{% endif %}");

        await channel.DeliverAsync(Sample.Alert, Cancel);
        await channel.DeliverAsync(Sample.Alert, Cancel);

        Assert.All(server.Received, request => Assert.Contains("Why: ", request.Body, StringComparison.Ordinal));
        Assert.Equal("Channel desk tells an alert in the monitor's words, not in its template's: Telegram reads no '<p'; a '<' that begins no tag is written as &lt;. It will not be said again until the template is read anew.", Assert.Single(logs.Lines));
    }

    [Fact]
    public async Task What_a_service_refuses_in_a_template_s_words_it_is_told_in_the_monitor_s()
    {
        server.Fallback = context =>
        {
            if (server.Received.Count == 1)
            {
                context.Response.StatusCode = 400;
                return context.Response.WriteAsync("invalid_blocks");
            }

            return Task.CompletedTask;
        };

        var outcome = await Channel("slack", "In my words: {{ heading }}").DeliverAsync(Sample.Alert, Cancel);

        Assert.IsType<DeliveryOutcome.Delivered>(outcome);
        Assert.Contains("In my words", server.Received[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("In my words", server.Received[1].Body, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 answered 400 Bad Request: invalid_blocks", Assert.Single(logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_service_refuses_in_the_monitor_s_words_too_is_refused()
    {
        server.Fallback = context =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("invalid_blocks");
        };

        Assert.IsType<DeliveryOutcome.Refused>(await Channel("slack", "In my words: {{ heading }}").DeliverAsync(Sample.Alert, Cancel));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_not_asked_again_in_other_words()
    {
        server.Fallback = context =>
        {
            context.Response.StatusCode = 410;
            return context.Response.WriteAsync("channel_is_archived");
        };

        Assert.True(Assert.IsType<DeliveryOutcome.Failed>(await Channel("slack", "In my words: {{ heading }}").DeliverAsync(Sample.Alert, Cancel)).IsOfChannel);
        Assert.Single(server.Received);
    }

    [Fact]
    public void A_template_that_is_missing_is_told_where_it_is_named()
    {
        folder.Write("channels.yaml", "");

        var error = Assert.Throws<ConfigurationException>(() => Create("slack", "templates/other.liquid"));

        Assert.StartsWith($"{Path.Combine(folder.Path, "channels.yaml")}:5: the template ", error.Message, StringComparison.Ordinal);
    }

    private static string TextOf(JsonNode? node) => node switch
    {
        JsonObject one => string.Join('\n', one.Select(pair => TextOf(pair.Value))),
        JsonArray many => string.Join('\n', many.Select(TextOf)),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };

    private IChannel Channel(string kind, string template)
    {
        folder.Write("templates/desk.liquid", template);
        return Create(kind, "templates/desk.liquid");
    }

    private IChannel Create(string kind, string template)
    {
        (string, string)[] settings = kind switch
        {
            "telegram" => [("api", server.Address.AbsoluteUri), ("token", "1:abcdef"), ("chat", "1")],
            "ntfy" => [("url", server.Address.AbsoluteUri), ("topic", "news")],
            _ => [("url", server.Url("/hook"))],
        };
        var definition = Sample.Definition(kind, [.. settings, ("template", template)]);
        var place = new ConfigPlace(Path.Combine(folder.Path, "channels.yaml"), 5);
        return services.GetServices<IChannelKind>().Single(made => made.Kind == kind)
            .Create(definition with { Settings = definition.Settings.ToDictionary(setting => setting.Key, setting => setting.Value with { Place = place }, StringComparer.Ordinal) });
    }
}
