using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>A feed's address leads to a place that feeds must not reach.</summary>
public sealed class ForbiddenAddressException(string message) : Exception(message);

/// <summary>Finds the addresses of a host name.</summary>
internal delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancel);

/// <summary>
/// Opens connections for feeds. The address is checked here, after name resolution and on the very address that is connected,
/// so that neither a name that resolves privately nor a redirect gets around it.
/// </summary>
internal sealed class GuardedConnector(FetchOptions options, LocalHosts localHosts, NameResolver resolve)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var target = context.DnsEndPoint;
        if (localHosts.Find(target.Host) is { } served)
        {
            return await OpenAsync([served.Address], served.Port, cancel);
        }

        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, cancel);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var allowed = ReachableAddresses.Of(addresses, options);
        return allowed.Length > 0
            ? await OpenAsync(allowed, target.Port, cancel)
            : throw new ForbiddenAddressException($"{target.Host} leads to {addresses[0]}, which is not a public address");
    }

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
