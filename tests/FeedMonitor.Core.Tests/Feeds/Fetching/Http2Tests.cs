using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FeedMonitor.Feeds.Fetching;

public sealed class Http2Tests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task HTTP_2_is_spoken_where_TLS_offers_it(HttpProtocols offered, string spoken)
    {
        await using var server = await TlsServer.StartAsync(offered, context => context.Response.WriteAsync(context.Request.Protocol));

        using var response = await server.Client.GetAsync(new Uri(server.Address), _ => { }, Cancel);

        Assert.Equal(spoken, await response.Content.ReadAsStringAsync(Cancel));
    }
}
