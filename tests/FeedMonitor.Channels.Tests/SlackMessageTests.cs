using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;

namespace FeedMonitor.Channels;

public sealed class SlackMessageTests
{
    [Fact]
    public void A_hit_is_told_in_blocks_with_its_headline_linked_and_its_terms_marked()
    {
        Assert.Equal(
            [
                "header: Товари подвійного використання",
                "rich_text: [Верстати <b>їдуть</b>](https://news.example/1?a=1&b=2){bold}",
                "context: News & more · 2026-03-14 09:30 UTC",
                "rich_text: Machine-tools{bold}| were shipped.",
                "rich_text: Верстати{bold}| поїхали далі.",
                "context: Why: \"machine tools\" · верстат*",
            ],
            BlocksOf(new AlertSubject.OfHit(Sample.Hit)));
    }

    [Fact]
    public void What_others_wrote_is_nowhere_read_as_markup()
    {
        var payload = SlackMessage.Of(AlertMessage.Of(new AlertSubject.OfHit(Sample.HostileHit)), null);

        Assert.DoesNotContain("\"type\":\"mrkdwn\"", payload.ToJsonString(), StringComparison.Ordinal);
        Assert.False(payload["mrkdwn"]!.GetValue<bool>());
        Assert.DoesNotContain('<', payload["text"]!.GetValue<string>());
        Assert.Contains(
            BlocksOf(new AlertSubject.OfHit(Sample.HostileHit)),
            block => block.StartsWith("rich_text: <b>x</b> <!channel> <@U1> @everyone [a](https://evil.example) *bold* _it_ ~s~ `", StringComparison.Ordinal));
    }

    [Fact]
    public void A_term_is_marked_whatever_stands_around_it() => Assert.Contains(
        "rich_text: *a |drone{bold}|* _b_ flew",
        BlocksOf(new AlertSubject.OfHit(Sample.Hit with { Evidence = [new("drone", "*a drone* _b_ flew", Cleaning.Zone.Body, 1, 2)] })));

    [Theory]
    [InlineData("a giant hit")]
    [InlineData("a giant digest")]
    public void However_much_there_is_to_tell_the_message_is_within_what_slack_takes(string which)
    {
        AlertSubject subject = which == "a giant hit" ? new AlertSubject.OfHit(Sample.GiantHit) : new AlertSubject.OfDigest(Sample.GiantDigest);

        var blocks = SlackMessage.Of(AlertMessage.Of(subject), null)["blocks"]!.AsArray();

        Assert.InRange(blocks.Count, 5, SlackMessage.MostBlocks);
        Assert.InRange(blocks.Sum(UnitsOf), 6_000, SlackMessage.MostUnits);
    }

    [Fact]
    public void What_a_template_puts_in_opens_no_style()
    {
        var written = SlackMrkdwn.Instance.Escape("*bold* _it_ ~s~ `code` <!channel>");

        Assert.Equal("*\u200Bbold*\u200B _\u200Bit_\u200B ~\u200Bs~\u200B `\u200Bcode`\u200B &lt;!channel&gt;", written);
    }

    [Fact]
    public void A_link_of_a_template_is_no_other_one_for_the_marks_in_it() => Assert.Equal(
        "<https://news.example/a_b*c?d=1&amp;e=~|x>",
        SlackMrkdwn.Instance.Write(new MessagePiece(PieceRole.Sentence, [new MessageLine([new TextRun("x", RunStyle.Plain, "https://news.example/a_b*c?d=1&e=~")])])));

    private static string[] BlocksOf(AlertSubject subject) =>
        [.. SlackMessage.Of(AlertMessage.Of(subject), null)["blocks"]!.AsArray().Select(block => $"{block!["type"]}: {Shown(block)}")];

    // Elements with a bar between them, links as [text](url), and each style behind its text.
    private static string Shown(JsonNode block) => block["type"]!.GetValue<string>() switch
    {
        "header" => block["text"]!["text"]!.GetValue<string>(),
        "context" => block["elements"]![0]!["text"]!.GetValue<string>(),
        _ => string.Join('|', block["elements"]![0]!["elements"]!.AsArray().Select(element =>
            (element!["url"] is { } url ? $"[{element["text"]}]({url})" : $"{element["text"]}") + (element["style"] is JsonObject style ? $"{{{style.First().Key}}}" : ""))),
    };

    private static int UnitsOf(JsonNode? node) => node switch
    {
        JsonObject one => one.Sum(pair => pair.Key is "text" or "url" && pair.Value is JsonValue text ? text.GetValue<string>().Length : UnitsOf(pair.Value)),
        JsonArray many => many.Sum(UnitsOf),
        _ => 0,
    };
}
