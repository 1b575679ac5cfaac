using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>
/// Tells this machine's own addresses. A server may have a public one, and behind its firewall, which does not look at what a machine
/// says to itself, services that nobody else reaches.
/// </summary>
internal static class OwnAddress
{
    /// <summary>Whether this machine would reach itself at the address. Nothing is sent.</summary>
    public static bool Is(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        try
        {
            // Connecting a UDP socket only asks the routing table with which address one would speak: at one's own with itself.
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(new IPEndPoint(address, 9));
            return socket.LocalEndPoint is IPEndPoint local && local.Address.Equals(address);
        }
        catch (SocketException)
        {
            // No way leads there; the connection will say so.
            return false;
        }
    }
}
