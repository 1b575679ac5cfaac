using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>Sends alerts as mails.</summary>
internal sealed class EmailChannel(string id, SmtpSettings settings, EmailMessage message, ILogger logger, TimeProvider time) : IPreviewedChannel
{
    private readonly SmtpDelivery delivery = new(settings, (mailbox, reply) => EmailLog.RecipientRefused(logger, id, mailbox.Address, reply));

    public string Id => id;

    public string Kind => EmailKind.Name;

    public async Task<DeliveryOutcome> DeliverAsync(Alert alert, CancellationToken cancel)
    {
        using var mail = message.Of(alert, time.GetUtcNow());
        var outcome = await delivery.SendAsync(mail, message.Addresses, alert.Reached, cancel);
        return outcome is DeliveryOutcome.Delivered delivered && AlertMessage.Of(alert.Subject) is { IsDigest: true } digest ? delivered with { Named = message.NamedIn(digest) } : outcome;
    }

    public string Preview(Alert alert)
    {
        using var mail = message.Of(alert, time.GetUtcNow());
        var headers = mail.Headers.Select(header => $"{header.Field}: {header.Value}");
        return string.Join(Environment.NewLine, [$"Mail over {settings.Host}", "", .. headers, .. mail.BodyParts.OfType<TextPart>().SelectMany(part => new[] { "", part.Text })]);
    }
}

/// <summary>What the channel tells the operator.</summary>
internal static partial class EmailLog
{
    /// <summary>The others have the mail.</summary>
    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: the mail server refuses {Recipient}: {Reply}")]
    public static partial void RecipientRefused(ILogger logger, string channel, string recipient, string reply);
}

/// <summary>The kind <c>email</c>: SMTP by <c>host</c>, <c>from</c> and <c>to</c>; see <see cref="SmtpSettings"/> and <see cref="MailTemplates"/>.</summary>
internal sealed class EmailKind(TimeProvider time, TemplateFallbacks templates, ILoggerFactory? logs = null) : IChannelKind
{
    public const string Name = "email";

    private readonly ILogger logger = (logs ?? NullLoggerFactory.Instance).CreateLogger<EmailChannel>();

    public string Kind => Name;

    public IReadOnlyList<string> Settings => [.. SmtpSettings.Names, .. MailTemplates.Names];

    public IReadOnlyList<string> Lists => ["to"];

    public IChannel Create(ChannelDefinition definition) => new EmailChannel(
        definition.Id, SmtpSettings.Of(definition), new EmailMessage(SmtpSettings.AddressesOf(definition), MailTemplates.Of(definition, templates)), logger, time);
}
