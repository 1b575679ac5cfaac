using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels;

public sealed class SlackMessageTests
{
    [Fact]
    public void A_hit_is_told_in_blocks_with_its_headline_linked_and_its_terms_marked()
    {
        var texts = TextsOf(new AlertSubject.OfHit(Sample.Hit));

        Assert.Equal(
            [
                "Товари подвійного використання",
                "<https://news.example/1?a=1&amp;b=2|*Верстати &lt;b&gt;їдуть&lt;/b&gt;*>",
                "News &amp; more · 2026-03-14 09:30 UTC",
                "*Machine-tools* were shipped.",
                "*Верстати* поїхали далі.",
                "Why: \"machine tools\" · верстат*",
            ],
            texts);
    }

    [Fact]
    public void No_mention_and_no_link_of_others_is_one_to_slack()
    {
        var texts = string.Join('\n', TextsOf(new AlertSubject.OfHit(Sample.HostileHit)).Skip(1));

        Assert.DoesNotContain('<', texts);
        Assert.Contains("&lt;!channel&gt; &lt;@U1&gt; @everyone", texts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_within_a_word_is_marked_in_the_way_that_slack_reads() =>
        Assert.Contains("在\u200B*机床*\u200B出口", TextsOf(new AlertSubject.OfHit(Sample.Hit with { Evidence = [new("机床", "在机床出口", Cleaning.Zone.Body, 1, 2)] })));

    private static string[] TextsOf(AlertSubject subject) =>
    [
        .. SlackMessage.Of(AlertMessage.Of(subject), null)["blocks"]!.AsArray()
            .Select(block => block!["text"] ?? block["elements"]![0])
            .Select(text => text!["text"]!.GetValue<string>()),
    ];
}
