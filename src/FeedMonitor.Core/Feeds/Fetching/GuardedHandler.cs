using System.Net;
using System.Text;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Makes the handler under everything that is fetched from addresses that feeds name.</summary>
/// <remarks>
/// A proxy is not used: behind one, the address that is connected would be the proxy's and the guard blind. Redirects and compression
/// are left to the callers, who count and bound them.
/// </remarks>
internal static class GuardedHandler
{
    /// <summary>A handler that connects only where feeds may stand.</summary>
    public static SocketsHttpHandler Create(FetchOptions options, LocalHosts localHosts, NameResolver? resolve = null) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = new GuardedConnector(options, localHosts, resolve ?? Dns.GetHostAddressesAsync).ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds),
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1, // as answers are read, so that a validator beyond ASCII goes back byte for byte
        UseCookies = false,
        UseProxy = false,
    };
}
