using System.Net;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>What the user asked of <c>up</c>.</summary>
/// <param name="ConfigFolder">The configuration folder.</param>
/// <param name="Port">The port of the API and the page; 0 for any free one.</param>
/// <param name="Once">Whether to poll what is due, deliver, and end.</param>
public sealed record LocalHostOptions(string ConfigFolder, int Port, bool Once)
{
    /// <summary>The address to listen at. Any other than one of loopback needs a key (<see cref="LocalApiKey"/>).</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Told of the page's address once it can be had, or null.</summary>
    public Action<Uri>? Listening { get; init; }

    /// <summary>How often starting up is tried while the storage can't be reached: more than once where it is started again whenever it ends.</summary>
    public int StartAttempts { get; init; } = 1;
}
