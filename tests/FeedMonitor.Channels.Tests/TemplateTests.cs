using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Channels;

public sealed class TemplateTests : IAsyncLifetime
{
    private const string Good = """
        {% if digest %}{{ hits.size }} of {{ heading }}, {{ more }} more{% else %}{{ heading }}{% endif %}
        {% for hit in hits %}{{ hit.title }} ({{ hit.headline | upcase }}, {{ hit.source }}{% if hit.published %}, {{ hit.published }}{% endif %})
        {% for sentence in hit.sentences %}- {{ sentence }}
        {% endfor %}{% endfor %}{% if note %}{{ note }}{% endif %}
        """;

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
