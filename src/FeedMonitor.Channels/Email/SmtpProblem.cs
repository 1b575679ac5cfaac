using System.Net.Sockets;
using FeedMonitor.Alerts;
using FeedMonitor.Channels.Services;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace FeedMonitor.Channels.Email;

/// <summary>How far a mail had come.</summary>
internal enum SmtpStep
{
    /// <summary>The connection is made, and secured.</summary>
    Connect,

    /// <summary>User and password are shown.</summary>
    LogIn,

    /// <summary>The mail is handed over.</summary>
    Send,
}

/// <summary>What went wrong with a mail server, in a line that says what to do about it where a person can.</summary>
internal static class SmtpProblem
{
    private const int LongestReply = 200;

    /// <summary>The outcome, or null for what is no fault of the server, the network or the settings.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="step">At which step.</param>
    /// <param name="settings">How the server was reached.</param>
    /// <param name="logins">The ways to log in that the server offers.</param>
    public static DeliveryOutcome? Of(Exception e, SmtpStep step, SmtpSettings settings, IReadOnlyCollection<string> logins) => e switch
    {
        SmtpCommandException refusal => OfReply(refusal, settings.Host),
        AuthenticationException => new DeliveryOutcome.Failed($"{settings.Host} does not take user and password", IsOfChannel: true),
        SslHandshakeException { ServerCertificate: null } handshake => new DeliveryOutcome.Failed(WithoutTls(handshake, settings), IsOfChannel: true),
        SslHandshakeException => new DeliveryOutcome.Failed($"{settings.Host} has no certificate that is trusted; one of your own goes into caFile", IsOfChannel: true),
        NotSupportedException => new DeliveryOutcome.Failed(Missing(e, step, settings, logins), IsOfChannel: step != SmtpStep.Send),
        ProtocolException or ServiceNotAuthenticatedException or ServiceNotConnectedException or IOException or SocketException or TimeoutException =>
            new DeliveryOutcome.Failed($"{settings.Host} could not be reached: {OneLine(e.Message)}"),
        _ => null,
    };

    /// <summary>What the server said about a recipient.</summary>
    public static string ReplyTo(SmtpCommandException refusal, string host) =>
        $"{host} answered {(int)refusal.StatusCode} {OneLine(refusal.Message)}{(refusal.Mailbox is { } mailbox ? $" ({mailbox.Address})" : "")}";

    /// <summary>What a server says, in one line.</summary>
    public static string OneLine(string text) => SaidByOthers.InOneLine(text.Take(LongestReply));

    private static DeliveryOutcome OfReply(SmtpCommandException refusal, string host) =>
        (int)refusal.StatusCode >= 500 && refusal.ErrorCode is SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.RecipientNotAccepted
            ? new DeliveryOutcome.Refused(ReplyTo(refusal, host))
            : new DeliveryOutcome.Failed(ReplyTo(refusal, host), IsOfChannel: (int)refusal.StatusCode >= 500 && refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted);

    private static string WithoutTls(SslHandshakeException handshake, SmtpSettings settings) => settings.Security == SecureSocketOptions.SslOnConnect
        ? $"{settings.Host} does not speak TLS from the first byte on port {settings.Port}; where it begins in plain text (usually on port 587), set security to starttls"
        : $"{settings.Host} announces STARTTLS and does not speak TLS: {OneLine((handshake.InnerException ?? handshake).Message)}";

    private static string Missing(Exception e, SmtpStep step, SmtpSettings settings, IReadOnlyCollection<string> logins) => step switch
    {
        SmtpStep.Connect =>
            $"{settings.Host} offers no STARTTLS on port {settings.Port}; where it speaks TLS from the first byte (usually on port 465), set security to tls",
        SmtpStep.LogIn when logins.Count == 0 =>
            $"{settings.Host} offers no login on port {settings.Port}; use its port for logged-in senders (usually 587 or 465), or leave out user and password if it asks for none",
        SmtpStep.LogIn =>
            $"{settings.Host} takes no password, only {OneLine(string.Join(", ", logins.Order(StringComparer.Ordinal)))}; send over a server that takes user and password",
        _ => $"{settings.Host} can't take the mail: {OneLine(e.Message)}",
    };
}
