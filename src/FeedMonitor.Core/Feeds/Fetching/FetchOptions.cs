using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>How feeds are fetched. Section <c>Fetch</c> of the settings.</summary>
public sealed class FetchOptions
{
    /// <summary>Whether feeds may stand on private and loopback addresses. For development and tests; default false.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>The largest body, in bytes after decompression: 64 KiB to 64 MiB, default 15 MiB.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 15 * 1024 * 1024;

    /// <summary>Seconds to wait for a connection: 1 to 60, default 10.</summary>
    [Range(1, 60)]
    public int ConnectTimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds for a whole answer, redirects and body included: 1 to 300, default 45.</summary>
    [Range(1, 300)]
    public int TotalTimeoutSeconds { get; set; } = 45;

    /// <summary>Redirects that are followed: 0 to 10, default 5.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; set; } = 5;
}
