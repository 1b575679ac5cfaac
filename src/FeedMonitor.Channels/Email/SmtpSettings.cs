using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FeedMonitor.Configuration;
using MailKit.Security;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>How a mail server is reached.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">STARTTLS, TLS from the first byte, or, on loopback only, none.</param>
/// <param name="Login">User and password, or null where the server asks for none.</param>
/// <param name="TrustedRoots">Certificates that are trusted in place of the system's, or null.</param>
internal sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, NetworkCredential? Login, X509Certificate2Collection? TrustedRoots)
{
    // Who has a mail is kept with its alert until all have it.
    private const int MostRecipients = 1_000;

    /// <summary>The names of the settings, with those of <see cref="AddressesOf"/>.</summary>
    public static IReadOnlyList<string> Names => ["host", "port", "security", "user", "password", "from", "to", "caFile"];

    /// <summary>Reads how the server is reached.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or wrong.</exception>
    public static SmtpSettings Of(ChannelDefinition definition)
    {
        var host = definition.Require("host", "the name of a mail server").Value;
        var security = SecurityOf(definition, host);
        var usualPort = security switch { SecureSocketOptions.StartTls => 587, SecureSocketOptions.SslOnConnect => 465, _ => 25 };
        return new SmtpSettings(host, definition.Number("port", 1, 65_535) ?? usualPort, security, LoginOf(definition), RootsOf(definition));
    }

    /// <summary>Reads sender and recipients.</summary>
    /// <exception cref="ConfigurationException">A setting is missing or wrong.</exception>
    public static EmailAddresses AddressesOf(ChannelDefinition definition)
    {
        var to = definition.Require("to", "an e-mail address, or a list of them");
        return to.Entries.Count <= MostRecipients
            ? new EmailAddresses(AddressOf(definition, definition.Require("from", "an e-mail address"), "from"), [.. to.Entries.Select(entry => AddressOf(definition, entry, "to"))])
            : throw definition.Wrong(to, "to", $"a list of at most {MostRecipients} addresses; more are a mailing list of the mail server's");
    }

    private static MailboxAddress AddressOf(ChannelDefinition definition, ChannelSetting setting, string name) =>
        MailboxAddress.TryParse(setting.Value, out var address) && address.Domain.Length > 0 ? address : throw definition.Wrong(setting, name, "an e-mail address");

    private static SecureSocketOptions SecurityOf(ChannelDefinition definition, string host) => definition.Text("security") switch
    {
        null or "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" when host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) => SecureSocketOptions.None,
        _ => throw definition.Wrong(definition.Settings["security"], "security", "starttls or tls, or none for a server on this machine (localhost)"),
    };

    private static NetworkCredential? LoginOf(ChannelDefinition definition) => (definition.Text("user"), definition.Text("password")) switch
    {
        (null, null) => null,
        ({ } user, { } password) => new NetworkCredential(user, password),
        _ => throw new ConfigurationException(definition.Place, $"channel '{definition.Id}' has one of 'user' and 'password', expected both or neither"),
    };

    private static X509Certificate2Collection? RootsOf(ChannelDefinition definition)
    {
        if (!definition.Settings.TryGetValue("caFile", out var setting))
        {
            return null;
        }

        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(setting.Place.File))!, setting.Value));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Told below, as a file without any.
        }

        return roots.Count > 0 ? roots : throw definition.Wrong(setting, "caFile", "a file with certificates in PEM; it is looked for beside channels.yaml");
    }
}
