using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Storage;
using FeedMonitor.Testing;

namespace FeedMonitor.EndToEnd.Stories;

public sealed class OneStoryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly (string Title, string Text)[] Wire =
    [
        ("Three dead as ferry capsizes off Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island."),
        ("Three dead as ferry capsizes near Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said on Sunday. It carried 88 passengers to Gull Island."),
        ("Ferry capsizes off Saint Orrin, three dead", "The ferry Lady Wren capsized off Saint Orrin and three people died, the coast guard said. The 88 passengers were on their way to Gull Island."),
        ("Three die in ferry accident off Saint Orrin", "The coast guard said three people died when the ferry Lady Wren capsized off Saint Orrin with 88 passengers who were going to Gull Island."),
        ("Saint Orrin ferry capsizes; three dead", "Three people are dead after the ferry Lady Wren, with 88 passengers bound for Gull Island, capsized off Saint Orrin, the coast guard said."),
    ];

    private static readonly (string Title, string Text) OtherEvent =
        ("Five dead as tour boat capsizes on Lake Ambry", "Five people died after the tour boat Marigold capsized on Lake Ambry, police said. It carried 30 guests of a wedding to the ferry of Ambry.");

    private static readonly (string Title, string Text) FollowUp =
        ("Saint Orrin ferry toll rises to nine", "Divers found six more bodies in the ferry Lady Wren, the coast guard of Saint Orrin said. The ferry capsized with 88 passengers on its way to Gull Island.");

    private readonly TempFolder folder = new();
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));
    private readonly string prefix = AzuriteFixture.NewPrefix();
    private LoopbackServer server = null!;

    private IReadOnlyList<JsonNode> Told => [.. server.ReceivedAt("/hook").Select(request => JsonNode.Parse(request.Body)!)];

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        server.Answer("/hook", 200);
        var feeds = Enumerable.Range(1, Wire.Length).Select(number => $"""<outline type="rss" text="Feed {number}" xmlUrl="{server.Url($"/{number}.xml")}"/>""");
        folder.Write("feeds.opml", $"""<opml version="2.0"><body>{string.Concat(feeds)}</body></opml>""");
        folder.Write("watchlists/boats.yaml", "{ id: boats, name: Boats, terms: [ferry, divers], alert: { channels: [ops] } }");
        folder.Write("channels.yaml", $$"""channels: [{ id: ops, kind: webhook, url: "{{server.Url("/hook")}}" }]""");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Five_rewrites_of_a_wire_make_one_alert_and_a_new_term_one_more_that_names_them()
    {
        for (var number = 1; number <= Wire.Length; number++)
        {
            Serve(number, number == 3 ? [Wire[number - 1], OtherEvent] : [Wire[number - 1]]);
        }

        await RunAsync();
        await RunAsync();

        Assert.Equal(2, Told.Count);
        Assert.Equal([OtherEvent.Title], Told.Select(TitleOf).Except(Wire.Select(item => item.Title)));

        Serve(4, [Wire[3], FollowUp]);
        await RunAsync();

        Assert.Equal(3, Told.Count);
        Assert.Equal(FollowUp.Title, TitleOf(Told[2]));
        var story = Told[2]["story"]!;
        Assert.Equal(Told.Single(told => Wire.Any(item => item.Title == TitleOf(told)))["story"]!["id"]!.GetValue<string>(), story["id"]!.GetValue<string>());
        Assert.Equal(
            ["Feed 1", "Feed 2", "Feed 3", "Feed 4", "Feed 5"],
            story["sources"]!.AsArray().Select(source => source!["title"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("Feed 4", story["sources"]![0]!["title"]!.GetValue<string>());
    }

    private static string TitleOf(JsonNode told) => told["item"]!["title"]!.GetValue<string>();

    private async Task RunAsync()
    {
        Assert.Equal(0, await LocalRun.OnceAsync(folder.Path, clock, services => services.AddAzureStorage(azurite.NewClients(prefix))));
        clock.Advance(TimeSpan.FromMinutes(20));
    }

    private void Serve(int number, (string Title, string Text)[] items) => server.ServeFeed($"/{number}.xml", $"""
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed {number}</title><link>{server.Address}</link>{string.Concat(items.Select(item => Item(number, item)))}</channel></rss>
        """);

    private static string Item(int number, (string Title, string Text) item) => $"""
        <item><guid isPermaLink="false">{number} {WebUtility.HtmlEncode(item.Title)}</guid><title>{WebUtility.HtmlEncode(item.Title)}</title><description>{WebUtility.HtmlEncode(item.Text)}</description></item>
        """;
}
