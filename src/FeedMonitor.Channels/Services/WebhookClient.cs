namespace FeedMonitor.Channels.Services;

/// <summary>The client that all channels share. Unlike feeds, their addresses are the operator's own and may stand in the private network.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>The client. It follows no redirect: an alert goes where the configuration says.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    });

    public void Dispose() => Http.Dispose();
}
