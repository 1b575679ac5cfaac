using System.Globalization;
using CsCheck;

namespace FeedMonitor.Feeds.Reading;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 14 May 2026 08:15:30 GMT", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 +0300", "2026-05-14T05:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 -05:30", "2026-05-14T13:45:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 EST", "2026-05-14T13:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 PDT", "2026-05-14T15:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 cest", "2026-05-14T06:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 Z", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 UTC+03:00", "2026-05-14T05:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15 GMT", "2026-05-14T08:15:00Z")]
    [InlineData("14 May 2026 08:15:30 GMT", "2026-05-14T08:15:30Z")]
    [InlineData("4 May 26 8:05 GMT", "2026-05-04T08:05:00Z")]
    [InlineData("Thursday, 14 May 2026 08:15:30 GMT", "2026-05-14T08:15:30Z")]
    [InlineData("Mon, 14 May 2026 08:15:30 GMT", "2026-05-14T08:15:30Z")]
    [InlineData("чт, 14 May 2026 08:15:30 GMT", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 September 2026 08:15:30 GMT", "2026-09-14T08:15:30Z")]
    [InlineData("thu, 14 may 2026 08:15:30 gmt", "2026-05-14T08:15:30Z")]
    [InlineData("  Thu,  14\n May 2026\t08:15:30   GMT ", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026", "2026-05-14T00:00:00Z")]
    public void A_date_of_RFC_822_is_read_with_what_is_met_in_feeds(string text, string expected) => AssertReads(expected, text);

    [Theory]
    [InlineData("2026-05-14T08:15:30Z", "2026-05-14T08:15:30Z")]
    [InlineData("2026-05-14T08:15:30.123Z", "2026-05-14T08:15:30.123Z")]
    [InlineData("2026-05-14T08:15:30.123456789Z", "2026-05-14T08:15:30.1234567Z")]
    [InlineData("2026-05-14T08:15:30+03:00", "2026-05-14T05:15:30Z")]
    [InlineData("2026-05-14T08:15:30-0530", "2026-05-14T13:45:30Z")]
    [InlineData("2026-05-14T08:15+03:00", "2026-05-14T05:15:00Z")]
    [InlineData("2026-05-14t08:15:30z", "2026-05-14T08:15:30Z")]
    [InlineData("2026-05-14 08:15:30", "2026-05-14T08:15:30Z")]
    [InlineData("2026-05-14", "2026-05-14T00:00:00Z")]
    public void A_date_of_RFC_3339_is_read_with_what_is_met_in_feeds(string text, string expected) => AssertReads(expected, text);

    [Theory]
    [InlineData("Thu, 14 May 2026 08:15:30 XYZ", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 EDT", "2026-05-14T12:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 +0000 (UTC)", "2026-05-14T08:15:30Z")]
    [InlineData("Thu, 14 May 2026 08:15:30 GMT+0200", "2026-05-14T06:15:30Z")]
    [InlineData("Thu May 14 08:15:30 2026", "2026-05-14T08:15:30Z")]
    [InlineData("Thu May 14 08:15:30 EST 2026", "2026-05-14T13:15:30Z")]
    [InlineData("May 14, 2026 8:15 pm", "2026-05-14T20:15:00Z")]
    [InlineData("5/14/2026 12:15:30 AM", "2026-05-14T00:15:30Z")]
    [InlineData("1/2/2026 8:15 AM", "2026-01-02T08:15:00Z")]
    [InlineData("14/05/2026", "2026-05-14T00:00:00Z")]
    [InlineData("1.2.2026 08:15", "2026-02-01T08:15:00Z")]
    [InlineData("14-May-26 08:15", "2026-05-14T08:15:00Z")]
    [InlineData("Thu, 14 May 2026 24:00:00 GMT", "2026-05-15T00:00:00Z")]
    [InlineData("Thu, 31 Dec 2026 23:59:60 GMT", "2027-01-01T00:00:00Z")]
    [InlineData("2026-05-14T08:15:3Z", "2026-05-14T08:15:03Z")]
    [InlineData("20260514T081530Z", "2026-05-14T08:15:30Z")]
    [InlineData("2026-05", "2026-05-01T00:00:00Z")]
    [InlineData("2026年5月14日 08:15", "2026-05-14T08:15:00Z")]
    [InlineData("1778746530", "2026-05-14T08:15:30Z")]
    [InlineData("1778746530123", "2026-05-14T08:15:30.123Z")]
    public void A_date_of_another_form_is_read_if_it_can_be_but_one(string text, string expected) => AssertReads(expected, text);

    [Theory]
    [InlineData("jeu., 14 mai 2026 08:15:30 +0200")]
    [InlineData("Do, 14 Mai 2026 08:15:30 +0200")]
    [InlineData("jue, 14 de mayo de 2026 08:15:30 +0200")]
    [InlineData("gio, 14 mag 2026 08:15:30 +0200")]
    [InlineData("qui, 14 mai 2026 08:15:30 +0200")]
    [InlineData("do, 14 mei 2026 08:15:30 +0200")]
    [InlineData("tor, 14 maj 2026 08:15:30 +0200")]
    [InlineData("Чт, 14 мая 2026 08:15:30 +0200")]
    [InlineData("Чт, 14 трав 2026 08:15:30 +0200")]
    [InlineData("Per, 14 May 2026 08:15:30 +0200")]
    public void A_month_is_read_in_the_language_of_the_feed(string text) => AssertReads("2026-05-14T06:15:30Z", text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yesterday")]
    [InlineData("2 hours ago")]
    [InlineData("01/02/2026")]
    [InlineData("Thu, 32 May 2026 08:15:30 GMT")]
    [InlineData("Thu, 30 Feb 2026 08:15:30 GMT")]
    [InlineData("Thu, 14 May 2026 25:15:30 GMT")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-05-14T08:15:30+99:99")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1 Jan 0001 00:00:00 +9999")]
    [InlineData("31 Dec 9999 23:59:59 -9999")]
    public void What_is_no_date_is_null(string? text) => Assert.Null(FeedDate.Parse(text));

    [Theory]
    [InlineData("uk-UA")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("en-US")]
    public void The_culture_of_the_machine_makes_no_difference(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        AssertReads("2026-02-01T08:15:30Z", "Sun, 01 Feb 2026 08:15:30 GMT");
        AssertReads("2026-02-01T08:15:30Z", "2026-02-01T08:15:30Z");
        Assert.Null(FeedDate.Parse("01/02/2026"));
    }

    [Fact]
    public void A_moment_is_read_back_from_either_form() =>
        Gen.Select(Gen.Long[631_152_000, 3_786_912_000].Select(DateTimeOffset.FromUnixTimeSeconds), Gen.Int[-14 * 4, 14 * 4])
            .Sample((moment, quarters) =>
            {
                var local = moment.ToOffset(TimeSpan.FromMinutes(15 * quarters));
                var rfc822 = local.ToString("ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);

                Assert.Equal(local, FeedDate.Parse(rfc822));
                Assert.Equal(local, FeedDate.Parse(rfc822.Remove(rfc822.LastIndexOf(':'), 1)));
                Assert.Equal(local, FeedDate.Parse(local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
            });

    [Fact]
    public void No_text_makes_it_throw_and_every_answer_is_in_UTC()
    {
        var pieces = Gen.OneOf("Thu, ", "14 ", "99 ", "May ", "2026", "0001", "9999", "-", "T", "Z", ":", "24", "08", "00", "+", "+0000", " GMT", ".5", "٣", " ");
        Gen.OneOf(pieces.Array[0, 12].Select(string.Concat), AnyText.UpTo(40))
            .Sample(text => Assert.Equal(TimeSpan.Zero, FeedDate.Parse(text)?.Offset ?? TimeSpan.Zero));
    }

    private static void AssertReads(string expected, string text)
    {
        var moment = FeedDate.Parse(text);
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), moment);
        Assert.Equal(TimeSpan.Zero, moment!.Value.Offset);
    }
}
