using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels;

public sealed class TelegramMessageTests
{
    [Theory]
    [InlineData(600)]
    [InlineData(1_900)]
    public void A_feed_in_trouble_is_named_in_full_and_linked_however_long_its_address(int length)
    {
        var url = "https://news.example/" + new string('a', length);

        Assert.StartsWith($"<a href=\"{url}\"><b>Feed News &amp; more has failed</b></a>\n\n", TextOf(new AlertSubject.OfFeed(Sample.Trouble with { FeedUrl = url })), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_an_address_takes_more_than_the_service_has_room_for_the_text_stays_and_the_link_goes() => Assert.StartsWith(
        "<b>Feed News &amp; more has failed</b>\n\n", TextOf(new AlertSubject.OfFeed(Sample.Trouble with { FeedUrl = "https://news.example/" + new string('a', 3_000) })), StringComparison.Ordinal);

    [Fact]
    public void A_hit_of_a_digest_keeps_its_words_before_its_link()
    {
        var hit = Sample.Hit with { Link = "https://news.example/" + new string('a', 990), Title = "A headline of some words that a reader wants to read to its end" };

        Assert.Contains("<b>A headline of some words that a reader wants to read to its end</b>", TextOf(new AlertSubject.OfDigest(Sample.Digest with { Hits = [hit, hit] })), StringComparison.Ordinal);
    }

    private static string TextOf(AlertSubject subject) => new TelegramMessage("-100", null).Of(AlertMessage.Of(subject), null)["text"]!.GetValue<string>();
}
