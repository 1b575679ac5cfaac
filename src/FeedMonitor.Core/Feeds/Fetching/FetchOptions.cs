using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>How feeds are fetched. Section <c>Fetch</c> of the settings.</summary>
public sealed class FetchOptions
{
    /// <summary>Whether feeds may stand on private and loopback addresses. For development and tests; default false.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>
    /// Whom a site's owner can ask about the requests: a web or mail address, which the User-Agent then carries; default none. ASCII,
    /// at most 200 characters.
    /// </summary>
    [StringLength(200)]
    [RegularExpression(
        @"(https?://|[A-Za-z0-9._%+-]+@)[!-'*-\[\]-~]+",
        ErrorMessage = "{0} must be an address such as https://example.org/about or me@example.org.")]
    public string? Contact { get; set; }

    /// <summary>The largest body, in bytes after decompression: 64 KiB to 64 MiB, default 15 MiB.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 15 * 1024 * 1024;

    /// <summary>Seconds to wait for a connection: 1 to 60, default 10.</summary>
    [Range(1, 60)]
    public int ConnectTimeoutSeconds { get; set; } = 10;

    /// <summary>Seconds until an answer begins, the connection included, for each address on the way: 1 to 300, default 20.</summary>
    [Range(1, 300)]
    public int HeaderTimeoutSeconds { get; set; } = 20;

    /// <summary>Seconds for a whole answer, redirects and body included: 1 to 300, default 45.</summary>
    [Range(1, 300)]
    public int TotalTimeoutSeconds { get; set; } = 45;

    /// <summary>Redirects that are followed: 0 to 10, default 5.</summary>
    [Range(0, 10)]
    public int MaxRedirects { get; set; } = 5;
}
