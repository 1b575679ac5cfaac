using System.Text.RegularExpressions;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>Tells the page where one logs in from other pages.</summary>
internal static partial class LoginPage
{
    /// <summary>Whether an address is by its looks where one logs in.</summary>
    public static bool IsAt(Uri address) => LoginPath().IsMatch(address.AbsolutePath) || LoginHost().IsMatch(address.IdnHost);

    /// <summary>Whether a page asks for a password. A page that names its feed does not stand in for it, whatever form it has at its head.</summary>
    public static bool Is(string page) => PasswordField().IsMatch(page) && !FeedLink().IsMatch(page);

    [GeneratedRegex(
        @"/(log[-_]?in|sign[-_]?in|wp-login|logon|sso|saml2?|oauth2?|authenticate|authorize)(\.\w{2,5})?(/|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LoginPath();

    [GeneratedRegex(@"^(login|signin|sso|auth|idp|accounts)\.", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LoginHost();

    [GeneratedRegex(@"<input\b[^>]{0,500}?\btype\s*=\s*[""']?password\b", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordField();

    [GeneratedRegex(@"<link\b[^>]{0,500}?\btype\s*=\s*[""']?application/(rss\+xml|atom\+xml|feed\+json)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FeedLink();
}
