using System.Collections.Concurrent;
using System.Net;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>
/// Host names that this process serves itself, with the port where it does: the sample feeds. A request to such a name goes
/// exactly there and nowhere else, so it opens no way to other local services.
/// </summary>
public sealed class LocalHosts
{
    private readonly ConcurrentDictionary<string, IPEndPoint> endpoints = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Says where a name is served.</summary>
    public void Map(string host, IPEndPoint endpoint) => endpoints[host] = endpoint;

    /// <summary>Where the name is served, or null if this process does not.</summary>
    public IPEndPoint? Find(string host) => endpoints.GetValueOrDefault(host);
}
