using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>Writes alerts as mails, in text and HTML.</summary>
internal static class EmailMessage
{
    // More than any hit takes; a digest of thousands is cut, since servers refuse mails of megabytes.
    private const int LongestPart = 400_000;

    /// <summary>The mail of an alert. A second one of the same alert has the same Message-ID, by which mailboxes join or drop it.</summary>
    public static MimeMessage Of(Alert alert, EmailAddresses addresses, DateTimeOffset now)
    {
        var message = AlertMessage.Of(alert.Subject);
        var mail = new MimeMessage
        {
            Subject = message.Summary,
            Date = now,
            MessageId = $"{alert.Id}.feed-monitor@{addresses.From.Domain}",
            Body = new MultipartAlternative(
                new TextPart("plain") { Text = string.Join("\n\n", WrittenIn(PlainText.Instance, message)) + "\n" },
                new TextPart("html") { Text = HtmlOf(message) }),
        };
        mail.From.Add(addresses.From);
        mail.To.AddRange(addresses.To);
        mail.Headers.Add(HeaderId.ListId, $"<{ListOf(alert.Subject)}.feed-monitor.{addresses.From.Domain}>");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    /// <summary>How many hits of a digest its mail names, whichever part is read, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Math.Min(WrittenIn(PlainText.Instance, message).Named, WrittenIn(HtmlMarkup.OfMail, message).Named);

    private static string HtmlOf(AlertMessage message) =>
        $"<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{string.Join('\n', WrittenIn(HtmlMarkup.OfMail, message).Select(piece => $"<p dir=\"auto\">{piece}</p>"))}\n</body></html>\n";

    private static ChosenPieces<string> WrittenIn(Markup markup, AlertMessage message) => PieceChoice.Of(message, piece => markup.Write(piece), piece => piece.Length, LongestPart);

    private static string ListOf(AlertSubject subject) => subject switch
    {
        AlertSubject.OfHit { Hit: var hit } => hit.Watchlist.Value,
        AlertSubject.OfDigest { Digest: var digest } => digest.Watchlist.Value,
        _ => "feed-health",
    };
}

/// <summary>From whom mails come and to whom they go.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The recipients; at least one.</param>
internal sealed record EmailAddresses(MailboxAddress From, IReadOnlyList<MailboxAddress> To);
