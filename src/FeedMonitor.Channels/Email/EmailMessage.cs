using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Text;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>Writes alerts as mails, in text and HTML.</summary>
/// <param name="Addresses">From whom they come and to whom they go.</param>
/// <param name="Templates">The operator's own words for them.</param>
internal sealed record EmailMessage(EmailAddresses Addresses, MailTemplates Templates)
{
    // More than any hit takes; a digest of thousands is cut, since servers refuse mails of megabytes.
    private const int LongestPart = 400_000;

    // A watchlist's name and a headline, as long as either is told.
    private const int LongestSubject = 700;

    /// <summary>The mail of an alert. A second one of the same alert has the same Message-ID, by which mailboxes join or drop it.</summary>
    public MimeMessage Of(Alert alert, DateTimeOffset now)
    {
        var message = AlertMessage.Of(alert.Subject);
        var subject = SubjectOf(message);
        var mail = new MimeMessage
        {
            Subject = subject,
            Date = now,
            MessageId = $"{alert.Id}.feed-monitor@{Addresses.From.Domain}",
            Body = new MultipartAlternative(TextOf(message), new TextPart("html") { Text = HtmlOf(message, subject) }),
        };
        mail.From.Add(Addresses.From);
        mail.To.AddRange(Addresses.To);
        mail.Headers.Add(HeaderId.ListId, $"<{ListOf(alert.Subject)}.feed-monitor.{Addresses.From.Domain}>");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        return mail;
    }

    /// <summary>How many hits of a digest its mail names, whichever part is read, from the first on.</summary>
    public int NamedIn(AlertMessage message) => Math.Min(
        Templates.Text?.NamedWithin(message, text => text.Length, LongestPart) ?? Pieces(message, PlainText.Instance.Write).Named,
        Templates.Html?.NamedWithin(message, text => text.Length, LongestPart) ?? Pieces(message, MailPage.Write).Named);

    private string SubjectOf(AlertMessage message) =>
        Templates.Subject?.WriteWithin(message, text => text.Length, LongestPart) is { } own ? Cut.To(string.Join(' ', own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestSubject) : message.Summary;

    // What the operator wrote stays in his lines; ours are wrapped.
    private TextPart TextOf(AlertMessage message) => Templates.Text?.WriteWithin(message, text => text.Length, LongestPart) is { } own
        ? new TextPart("plain") { Text = own + "\n" }
        : FlowedText.PartOf(string.Join("\n\n", Pieces(message, PlainText.Instance.Write)) + "\n");

    private string HtmlOf(AlertMessage message, string subject) =>
        Templates.Html?.WriteWithin(message, text => text.Length, LongestPart) is { } own ? own + "\n" : MailPage.Of(subject, message, Pieces(message, MailPage.Write));

    private static ChosenPieces<string> Pieces(AlertMessage message, Func<MessagePiece, string> write) => PieceChoice.Of(message, write, piece => piece.Length, LongestPart);

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
