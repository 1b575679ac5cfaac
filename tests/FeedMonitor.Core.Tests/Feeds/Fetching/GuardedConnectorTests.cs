using System.Net;

namespace FeedMonitor.Feeds.Fetching;

public sealed class GuardedConnectorTests : FetcherTest
{
    public GuardedConnectorTests() => Options.AllowPrivateNetworks = false;

    [Fact]
    public async Task Private_networks_are_reached_where_that_is_allowed()
    {
        Options.AllowPrivateNetworks = true;
        Server.Handle(Path, Text("<rss/>"));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync());
    }

    [Theory]
    [InlineData("news.example")]
    [InlineData("NEWS.example")]
    public async Task A_name_that_this_process_serves_is_reached_where_it_is_served(string host)
    {
        PublicName("news.example");
        Server.Handle(Path, Text("<rss/>"));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync($"http://{host}{Path}"));
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync($"http://{host}:8080{Path}"));
    }

    [Fact]
    public async Task A_name_that_is_served_opens_no_other_way_to_the_same_server()
    {
        PublicName("news.example");

        await FailAsync();

        Assert.Empty(Server.Received);
    }

    [Theory]
    [InlineData("93.184.216.34 127.0.0.1 10.0.0.1 ::1 2606:2800:220:1::1", "93.184.216.34 2606:2800:220:1::1")]
    [InlineData("169.254.169.254 127.0.0.1", "")]
    public void Of_a_name_with_public_and_private_addresses_only_the_public_ones_are_tried(string resolved, string tried)
    {
        IPAddress[] addresses = [.. resolved.Split(' ').Select(IPAddress.Parse)];

        Assert.Equal(tried, string.Join(' ', ReachableAddresses.Of(addresses, Options).AsEnumerable()));
    }

    [Fact]
    public async Task The_last_place_given_for_a_name_counts()
    {
        LocalHosts.Map("news.example", new IPEndPoint(IPAddress.Loopback, 1));
        var url = PublicName("news.example");
        Server.Handle(Path, Text("<rss/>"));

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(url));
        Assert.Null(LocalHosts.Find("other.example"));
    }
}
