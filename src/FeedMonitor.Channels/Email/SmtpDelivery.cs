using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FeedMonitor.Alerts;
using MailKit.Net.Smtp;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>Hands mails to a server, each over a connection of its own.</summary>
/// <remarks>
/// 4xx of a server is tried again, 5xx about the mail or all of its recipients refuses it. No recipient keeps the mail from the others: one who is put off (4xx) gets
/// it at a later attempt, which is made for him alone; one who is refused for good (5xx) is told of in the log.
/// </remarks>
internal sealed class SmtpDelivery(SmtpSettings settings, Action<MailboxAddress, string> recipientRefused)
{
    // An attempt has 30 s in all.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    // The purpose for which a server shows its certificate (RFC 5280, 4.2.1.12).
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Sends a mail to those of its recipients who do not have it yet.</summary>
    /// <param name="mail">The mail, the same on every attempt.</param>
    /// <param name="addresses">From whom it comes and who is to have it.</param>
    /// <param name="reached">Who has it already (<see cref="MailRecipients"/>), or null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DeliveryOutcome> SendAsync(MimeMessage mail, EmailAddresses addresses, string? reached, CancellationToken cancel)
    {
        if (MailRecipients.LeftOf(addresses.To, reached) is not { Count: > 0 } left)
        {
            return new DeliveryOutcome.Delivered();
        }

        var client = new Client { Timeout = (int)LongestSilence.TotalMilliseconds };
        var step = SmtpStep.Connect;
        var isTaken = false;
        try
        {
            Trust(client);
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancel);
            if (settings.Login is { } login)
            {
                step = SmtpStep.LogIn;
                await client.AuthenticateAsync(login, cancel);
            }

            step = SmtpStep.Send;
            await client.SendAsync(mail, addresses.From, left, cancel);
            isTaken = true;
        }
        catch (NobodyAcceptedException)
        {
            // What was said of each tells what that means.
        }
        catch (Exception e) when (SmtpProblem.Of(e, step, settings, client.AuthenticationMechanisms) is { } problem)
        {
            return problem;
        }
        finally
        {
            // Nobody waits for the farewell: whatever becomes of it, and however long it takes, the server has the mail or has it not.
            _ = LeaveAsync(client, says: step == SmtpStep.Send);
        }

        return OutcomeOf(client, isTaken ? MailRecipients.With(reached, client.Accepted) : reached);
    }

    private DeliveryOutcome OutcomeOf(Client client, string? reached)
    {
        var isToldAnyway = reached is null && client.PutOff.Count == 0;
        foreach (var refused in isToldAnyway ? [] : client.Refused)
        {
            recipientRefused(refused.Mailbox!, SmtpProblem.OneLine(refused.Message));
        }

        return (client.PutOff, client.Refused, reached) switch
        {
            ([], [var refused, ..], null) => new DeliveryOutcome.Refused(SmtpProblem.ReplyTo(refused, settings.Host)),
            ([], _, _) => new DeliveryOutcome.Delivered(),
            ([var first, ..], _, null) => new DeliveryOutcome.Failed(SmtpProblem.ReplyTo(first, settings.Host)),
            ([var first, ..], _, _) => new DeliveryOutcome.Partly(reached, SmtpProblem.ReplyTo(first, settings.Host) + (client.PutOff.Count > 1 ? $" and {client.PutOff.Count - 1} more" : "")),
        };
    }

    private static async Task LeaveAsync(SmtpClient client, bool says)
    {
        using (client)
        {
            try
            {
                client.Timeout = (int)LongestFarewell.TotalMilliseconds;
                await client.DisconnectAsync(quit: says, CancellationToken.None);
            }
#pragma warning disable CA1031 // Nothing that happens here changes what became of the mail.
            catch (Exception)
            {
            }
#pragma warning restore CA1031
        }
    }

    private void Trust(SmtpClient client)
    {
        // As HttpClient does it: a list of revoked certificates that can't be had must not hold up alerts.
        client.CheckCertificateRevocation = false;
        if (settings.TrustedRoots is { } roots)
        {
            client.ServerCertificateValidationCallback = (_, certificate, shown, errors) =>
                !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && certificate is not null && LeadsTo(roots, certificate, shown);
        }
    }

    private static bool LeadsTo(X509Certificate2Collection roots, X509Certificate certificate, X509Chain? shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);

        // What the server sent beside its own certificate: the ones between it and the root.
        chain.ChainPolicy.ExtraStore.AddRange(shown?.ChainPolicy.ExtraStore ?? []);
        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }

    /// <summary>Remembers what the server said of each recipient.</summary>
    private sealed class Client : SmtpClient
    {
        public List<MailboxAddress> Accepted { get; } = [];

        public List<SmtpCommandException> Refused { get; } = [];

        public List<SmtpCommandException> PutOff { get; } = [];

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => Accepted.Add(mailbox);

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            ((int)response.StatusCode < 500 ? PutOff : Refused).Add(new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, response.StatusCode, mailbox, response.Response));

        protected override void OnNoRecipientsAccepted(MimeMessage message) => throw new NobodyAcceptedException();
    }

    private sealed class NobodyAcceptedException : Exception;
}
