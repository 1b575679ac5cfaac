using System.Globalization;
using System.Net;

namespace FeedMonitor.Feeds;

/// <summary>
/// The part of a host name that somebody registered: <c>example.co.uk</c> of <c>feeds.example.co.uk</c>. Hosts that share it have one
/// owner and are spared together; the blogs of a shared host such as <c>github.io</c> each have their own.
/// </summary>
/// <remarks>By the Public Suffix List, its ICANN and its private section; see <see cref="PublicSuffixes"/>.</remarks>
public static class RegistrableDomain
{
    private static readonly IdnMapping Idn = new();

    /// <summary>The registrable domain of a host, in lower case and ASCII form, without a dot at the end.</summary>
    /// <param name="host">A host name in Unicode or ASCII form, or an IP address (of IPv6 with or without brackets).</param>
    /// <returns>An IP address, a name of one label such as <c>localhost</c>, a public suffix and what is no name at all are themselves.</returns>
    public static string Of(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (IPAddress.TryParse(host, out _) || Ascii(host.TrimEnd('.')) is not { } name)
        {
            return host.ToLowerInvariant();
        }

        var suffix = PublicSuffixes.LengthIn(name);
        if (suffix >= name.Length)
        {
            return name;
        }

        var dot = name.AsSpan(0, name.Length - suffix - 1).LastIndexOf('.');
        return name[(dot + 1)..];
    }

    // Null for what could not be resolved either, such as a name with an empty label.
    private static string? Ascii(string host)
    {
        try
        {
            return Idn.GetAscii(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
