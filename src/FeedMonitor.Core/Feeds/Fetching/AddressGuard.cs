using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Tells public addresses from those that a feed must not reach: the private network, this machine, the cloud's own services.</summary>
/// <remarks>
/// After the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890). Of IPv6 only 2000::/3 is given out as public; metadata
/// services (169.254.169.254, fd00:ec2::254) fall under link-local and ULA.
/// </remarks>
public static class AddressGuard
{
    private static readonly IPNetwork[] Forbidden =
    [
        .. from range in new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // Azure's platform address: public by its number, not by its use
            "::/3", "2001::/23", "2001:db8::/32", "3fff::/20", "4000::/2", "8000::/1",
        }
        select IPNetwork.Parse(range),
    ];

    /// <summary>Whether a feed may stand at this address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var inner = Embedded(address);
        return !Array.Exists(Forbidden, range => range.Contains(inner)) && (ReferenceEquals(inner, address) || IsPublic(inner));
    }

    // IPv4 addresses in the dress of IPv6: mapped (::ffff:a.b.c.d), compatible (::a.b.c.d), NAT64 (64:ff9b::/96), 6to4 (2002::/16).
    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..])
        {
            return new IPAddress(bytes.AsSpan(12));
        }

        if (bytes is [0x20, 0x02, ..])
        {
            return new IPAddress(bytes.AsSpan(2, 4));
        }

        var isCompatible = bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && bytes.AsSpan(12, 3).IndexOfAnyExcept((byte)0) >= 0;
        return isCompatible ? new IPAddress(bytes.AsSpan(12)) : address;
    }
}
