using System.Reflection;
using System.Text;
using FeedMonitor.Feeds.Reading;

namespace FeedMonitor.Hosting.Samples;

public sealed class SampleFeedTests
{
    private const string Prefix = "FeedMonitor.Samples.";

    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.FromHours(2));

    public static TheoryData<string> Names { get; } =
        [.. typeof(SampleFeed).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    [Fact]
    public void Both_samples_of_the_shipped_list_are_in_the_program() =>
        Assert.Equal(["export-control.xml", "supply-chain.xml"], Names.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sample_is_a_feed_whose_items_have_all_that_an_alert_shows(string name)
    {
        var document = Read(name);

        Assert.StartsWith("Sample: ", document.Title, StringComparison.Ordinal);
        Assert.NotEmpty(document.Items);
        Assert.All(document.Items, item =>
        {
            Assert.NotEmpty(item.Title);
            Assert.NotNull(item.Guid);
            Assert.True(Uri.IsWellFormedUriString(item.Link, UriKind.Absolute), item.Link);
            Assert.NotNull(item.Content ?? item.Summary);
        });
        Assert.Distinct(document.Items.Select(item => item.Guid));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dates_count_back_from_now(string name)
    {
        Assert.DoesNotContain("{{", SampleFeed.Read(name, Now), StringComparison.Ordinal);
        Assert.All(Read(name).Items, item => Assert.InRange(item.Published!.Value, Now.AddDays(-3), Now));
        Assert.All(Read(name).Items.Zip(Items(name, Now.AddDays(40))), pair => Assert.Equal(TimeSpan.FromDays(40), pair.Second - pair.First.Published!.Value));
    }

    [Theory]
    [InlineData("export-control.xml", 5)]
    [InlineData("supply-chain.xml", 4)]
    public void As_many_items_are_of_the_last_day_as_the_comments_say(string name, int fresh) =>
        Assert.Equal(fresh, Read(name).Items.Count(item => item.Published > Now.AddDays(-1)));

    [Theory]
    [InlineData("nothing.xml")]
    [InlineData("")]
    [InlineData("../config/feeds.opml")]
    public void A_name_that_is_no_sample_gives_nothing(string name) => Assert.Null(SampleFeed.Read(name, Now));

    private static IEnumerable<DateTimeOffset> Items(string name, DateTimeOffset now) => Read(name, now).Items.Select(item => item.Published!.Value);

    private static FeedDocument Read(string name, DateTimeOffset? now = null) => Assert.IsType<FeedReading.Readable>(
        FeedDocumentReader.Read(Encoding.UTF8.GetBytes(SampleFeed.Read(name, now ?? Now)!))).Document;
}
