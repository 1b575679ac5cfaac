using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Services;
using FeedMonitor.Hits;
using FeedMonitor.Stories;

namespace FeedMonitor.Channels;

/// <summary>Every service's payload, held to what the service publishes, whatever others wrote and however much.</summary>
public sealed class PayloadTests
{
    private static readonly Dictionary<string, Func<AlertMessage, JsonObject>> Services = new(StringComparer.Ordinal)
    {
        ["slack"] = message => SlackMessage.Of(message, null),
        ["teams"] = message => TeamsMessage.Of(message, null),
        ["discord"] = message => DiscordMessage.Of(message, null),
        ["telegram"] = message => new TelegramMessage("-100", 7).Of(message, null),
        ["ntfy"] = message => new NtfyMessage("topic", 4, ["rotating_light"]).Of(message, null),
    };

    private static readonly Dictionary<string, AlertSubject> Subjects = new(StringComparer.Ordinal)
    {
        ["a hit"] = new AlertSubject.OfHit(Sample.Hit) { OtherSources = [new StorySource("Elsewhere", "Wire", "https://wire.example/1", null)] },
        ["a hit without anything"] = new AlertSubject.OfHit(Sample.Hit with { Title = "", Link = null, Published = null, FeedTitle = "", WatchlistName = "", Evidence = [] }),
        ["a hostile hit"] = new AlertSubject.OfHit(Sample.HostileHit) { OtherSources = [new StorySource(Sample.Hostile, Sample.Hostile, "javascript:x", null)] },
        ["a giant hit"] = new AlertSubject.OfHit(Sample.GiantHit) { OtherSources = [.. Enumerable.Repeat(new StorySource(Sample.GiantHit.Title, Sample.GiantHit.FeedTitle, Sample.GiantHit.Link, null), 100)] },
        ["a giant hit of emojis"] = new AlertSubject.OfHit(Emojis(Sample.GiantHit)) { OtherSources = [.. Enumerable.Repeat(new StorySource(Rockets(250), Rockets(250), "https://wire.example/1", null), 100)] },
        ["a digest"] = new AlertSubject.OfDigest(Sample.Digest),
        ["a giant digest"] = new AlertSubject.OfDigest(Sample.GiantDigest),
        ["a feed in trouble"] = new AlertSubject.OfFeed(Sample.Trouble),
        ["a feed in giant trouble"] = new AlertSubject.OfFeed(Sample.Trouble with { FeedTitle = Sample.GiantHit.FeedTitle, Detail = new string('<', 10_000) }),
    };

    public static TheoryData<string, string> All => [.. Services.Keys.SelectMany(service => Subjects.Keys.Select(subject => (service, subject)))];

    public static TheoryData<string> Names => [.. Services.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Is_what_the_service_publishes(string service, string subject)
    {
        var payload = PayloadOf(service, subject);

        PublishedSchema.Accepts(service, payload);
        Assert.InRange(ServiceJson.Bytes(payload).Length, 1, service switch { "teams" => 28_000, "ntfy" => NtfyMessage.MostBodyBytes, _ => int.MaxValue });
        Assert.InRange(Encoding.UTF8.GetByteCount(payload["message"]?.GetValue<string>() ?? ""), 0, NtfyMessage.MostBytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_left_out_is_told(string service)
    {
        Assert.Matches("… and [0-9]+ more sentences?", TextOf(PayloadOf(service, "a giant hit")));
        Assert.Matches("… and [0-9]+ more sentences?", TextOf(PayloadOf(service, "a giant hit of emojis")));
        Assert.Contains(" 0 🚀", TextOf(PayloadOf(service, "a giant hit of emojis")), StringComparison.Ordinal);
        Assert.Matches("… and 12[0-9]{3} more hits", TextOf(PayloadOf(service, "a giant digest")));
        Assert.Contains("… and 5 more hits", TextOf(PayloadOf(service, "a digest")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_that_steers_a_page_and_no_address_but_the_web_s_gets_through(string service, string subject)
    {
        // Discord shows what stands behind a backslash.
        var text = TextOf(PayloadOf(service, subject)).Replace("\\", "", StringComparison.Ordinal);

        Assert.DoesNotContain("javascript:", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u2069' or '\r' || (c == '\ud800'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Headline_source_time_proof_others_and_reason_are_told(string service)
    {
        // Discord shows what stands behind a backslash.
        var text = TextOf(PayloadOf(service, "a hit")).Replace("\\", "", StringComparison.Ordinal);

        Assert.Contains("Товари подвійного використання", text, StringComparison.Ordinal);
        Assert.Contains("2026-03-14 09:30 UTC", text, StringComparison.Ordinal);
        Assert.Contains("поїхали далі.", text, StringComparison.Ordinal);
        Assert.Contains("Elsewhere", text, StringComparison.Ordinal);
        Assert.Contains("https://wire.example/1", text, StringComparison.Ordinal);
        Assert.Contains("Why: ", text, StringComparison.Ordinal);
    }

    // What takes the most bytes as JSON.
    private static string Rockets(int count) => string.Concat(Enumerable.Repeat("🚀", count));

    private static Hit Emojis(Hit hit) => hit with
    {
        WatchlistName = Rockets(1_000),
        Title = Rockets(250),
        FeedTitle = Rockets(1_000),
        Link = "https://news.example/" + new string('a', 1_900),
        Evidence = [.. hit.Evidence.Select((proof, n) => proof with { Text = $"drone {n} " + Rockets(300) })],
    };

    private static JsonObject PayloadOf(string service, string subject) => Services[service](AlertMessage.Of(Subjects[subject]));

    private static string TextOf(JsonNode? node) => node switch
    {
        JsonObject one => string.Join('\n', one.Select(pair => TextOf(pair.Value))),
        JsonArray many => string.Join('\n', many.Select(item => TextOf(item))),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => "",
    };
}
