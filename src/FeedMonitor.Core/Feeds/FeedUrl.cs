using System.Diagnostics.CodeAnalysis;

namespace FeedMonitor.Feeds;

/// <summary>An absolute http or https address without user name, password and fragment.</summary>
public sealed record FeedUrl
{
    // RFC 1035 §2.3.4: 255 octets on the wire, of which the root and the first length take two.
    private const int LongestHost = 253;

    private const string NoHost = "it has no host name, or one that can't be, expected one such as news.example";

    private FeedUrl(Uri uri) => Uri = uri;

    /// <summary>The address as it is requested.</summary>
    public Uri Uri { get; }

    /// <summary>The address as text, as it is stored and hashed.</summary>
    public string Value => Uri.AbsoluteUri;

    /// <summary>The lower-case host name in its ASCII form.</summary>
    public string Host => Uri.IdnHost;

    /// <summary>The site to which the host belongs (<see cref="RegistrableDomain"/>): feeds of one site are polled in turn.</summary>
    public string Site => RegistrableDomain.Of(Host);

    /// <summary>Reads an address.</summary>
    /// <param name="text">What the user or a feed list gave.</param>
    /// <param name="url">The address, if the answer is true.</param>
    /// <param name="problem">What is wrong, if the answer is false; fit for "… is not a feed address: {problem}".</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FeedUrl? url, [NotNullWhen(false)] out string? problem)
    {
        url = null;
        problem = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "it is empty, expected one such as https://example.org/feed.xml";
        }
        else if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri))
        {
            problem = "it is not an absolute address, expected one such as https://example.org/feed.xml";
        }
        else if (uri.Scheme is not ("http" or "https"))
        {
            problem = $"its scheme is '{uri.Scheme}', expected http or https";
        }
        else if (uri.UserInfo.Length > 0)
        {
            problem = "it carries a user name or password, which would be stored in the clear, expected an address without";
        }
        else if (HostProblem(uri) is { } wrong)
        {
            problem = wrong;
        }
        else
        {
            url = new FeedUrl(uri.Fragment.Length == 0 ? uri : new UriBuilder(uri) { Fragment = "" }.Uri);
        }

        return url is not null;
    }

    // The host is only now brought to its ASCII form; some have none ("xn--" with other letters).
    private static string? HostProblem(Uri uri)
    {
        const string TooLong = "its host name is longer than 253 characters, expected a shorter one";
        try
        {
            return uri.Host.Length > LongestHost || uri.IdnHost.Length > LongestHost ? TooLong
                : uri.IdnHost.Length == 0 ? NoHost
                : null;
        }
        catch (UriFormatException)
        {
            return NoHost;
        }
    }

    /// <summary>Reads an address that is known to be good, such as one that was stored.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static FeedUrl Parse(string text) =>
        TryParse(text, out var url, out var problem) ? url : throw new FormatException($"'{text}' is not a feed address: {problem}.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
