using System.Net;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>What of a name may be connected.</summary>
internal static class ReachableAddresses
{
    /// <summary>Those of a name's addresses at which feeds may stand; a name may have others beside them.</summary>
    public static IPAddress[] Of(IPAddress[] addresses, FetchOptions options) =>
        options.AllowPrivateNetworks ? addresses : Array.FindAll(addresses, address => AddressGuard.IsPublic(address) && !OwnAddress.Is(address));
}
