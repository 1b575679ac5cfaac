using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using FeedMonitor.Alerts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>Hands mails to a server, each over a connection of its own.</summary>
/// <remarks>
/// 4xx of a server is tried again, 5xx about the mail or all of its recipients refuses it. A recipient who is refused for good does not keep the mail from
/// the others; one who is put off does, since nobody has it yet.
/// </remarks>
internal sealed class SmtpDelivery(SmtpSettings settings, Action<MailboxAddress, string> recipientRefused)
{
    private const int LongestReply = 200;

    // An attempt has 30 s in all.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    /// <summary>Sends a mail.</summary>
    public async Task<DeliveryOutcome> SendAsync(MimeMessage mail, CancellationToken cancel)
    {
        using var client = new Client(recipientRefused) { Timeout = (int)LongestSilence.TotalMilliseconds };
        Trust(client);
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
            if (settings.Login is { } login)
            {
                await client.AuthenticateAsync(login, cancel);
            }

            await client.SendAsync(mail, cancel);
        }
        catch (SmtpCommandException e)
        {
            var error = $"{settings.Host} answered {(int)e.StatusCode} {OneLine(e.Message)}{(e.Mailbox is { } mailbox ? $" ({mailbox.Address})" : "")}";
            return (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.MessageNotAccepted or SmtpErrorCode.RecipientNotAccepted
                ? new DeliveryOutcome.Refused(error)
                : new DeliveryOutcome.Failed(error);
        }
        catch (AuthenticationException)
        {
            return new DeliveryOutcome.Failed($"{settings.Host} does not take user and password");
        }
        catch (SslHandshakeException)
        {
            return new DeliveryOutcome.Failed($"{settings.Host} has no certificate that is trusted; one of your own goes into caFile");
        }
        catch (NotSupportedException)
        {
            return new DeliveryOutcome.Failed($"{settings.Host} offers no STARTTLS");
        }
        catch (Exception e) when (e is ProtocolException or ServiceNotAuthenticatedException or ServiceNotConnectedException or IOException or SocketException or TimeoutException)
        {
            return new DeliveryOutcome.Failed($"{settings.Host} could not be reached: {OneLine(e.Message)}");
        }

        await LeaveAsync(client, cancel);
        return new DeliveryOutcome.Delivered();
    }

    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or IOException or SocketException or OperationCanceledException)
        {
            // The server has the mail.
        }
    }

    private void Trust(SmtpClient client)
    {
        // As HttpClient does it: a list of revoked certificates that can't be had must not hold up alerts.
        client.CheckCertificateRevocation = false;
        if (settings.TrustedRoots is { } roots)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && certificate is not null && LeadsTo(roots, certificate);
        }
    }

    private static bool LeadsTo(X509Certificate2Collection roots, X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }

    private static string OneLine(string text) => string.Concat(text.Take(LongestReply).Select(c => Text.Unprintable.Is(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();

    private sealed class Client(Action<MailboxAddress, string> recipientRefused) : SmtpClient
    {
        private SmtpCommandException? refusal;

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            var problem = new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, response.StatusCode, mailbox, response.Response);
            if ((int)response.StatusCode < 500)
            {
                throw problem;
            }

            refusal = problem;
            recipientRefused(mailbox, OneLine(response.Response));
        }

        protected override void OnNoRecipientsAccepted(MimeMessage message) => throw refusal!;
    }
}
