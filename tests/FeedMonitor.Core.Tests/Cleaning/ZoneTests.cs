namespace FeedMonitor.Cleaning;

public sealed class ZoneTests
{
    [Fact]
    public void A_zone_is_read_back_from_its_name() => Assert.All(Enum.GetValues<Zone>(), zone => Assert.Equal(zone, Zones.Parse(zone.Name())));

    [Theory]
    [InlineData("")]
    [InlineData("Body")]
    [InlineData("footer")]
    public void Another_name_is_no_zone(string name) => Assert.Null(Zones.Parse(name));

    [Fact]
    public void Only_headline_lead_and_body_are_matched() =>
        Assert.Equal([Zone.Headline, Zone.Lead, Zone.Body], Enum.GetValues<Zone>().Where(zone => zone.IsMatched()));
}
