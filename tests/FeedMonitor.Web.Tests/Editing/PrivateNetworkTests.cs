using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Testing;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>No address that is added here reaches into the private network.</summary>
public sealed class PrivateNetworkTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    public async Task An_address_of_the_private_network_is_refused_and_never_connected(string host)
    {
        await using var site = await LoopbackServer.StartAsync();
        site.Fallback = context => context.Response.WriteAsync("<rss version='2.0'><channel><title>Inside</title></channel></rss>");
        await using var api = await ApiServer.StartAsync(allowPrivateNetworks: false);

        using var response = await api.SendAsync(HttpMethod.Post, "/api/feeds", $$"""{ "url": "http://{{host}}:{{site.Address.Port}}/feed" }""", "application/json");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains("private networks", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Empty(site.Received);
        Assert.Equal(SampleConfiguration.Feeds, await File.ReadAllTextAsync(Path.Combine(api.Config.Path, "feeds.opml"), TestContext.Current.CancellationToken));
    }
}
