using FeedMonitor.Hashing;
using MimeKit;

namespace FeedMonitor.Channels.Email;

/// <summary>
/// Who of a mail's recipients has it already, from one attempt to the next (<see cref="Alerts.Alert.Reached"/>): a print of each address, since addresses need not stand in
/// the storage and a print is short.
/// </summary>
internal static class MailRecipients
{
    // 64 bits; with a blank behind it, 1,800 recipients fit what may be stored.
    private const int PrintLength = 16;

    /// <summary>Those who do not have the mail yet, each once.</summary>
    /// <param name="to">All.</param>
    /// <param name="reached">What <see cref="With"/> said after the attempt before, or null.</param>
    public static IReadOnlyList<MailboxAddress> LeftOf(IReadOnlyList<MailboxAddress> to, string? reached)
    {
        var have = (reached ?? "").Split(' ').ToHashSet(StringComparer.Ordinal);
        return [.. to.DistinctBy(PrintOf, StringComparer.Ordinal).Where(mailbox => !have.Contains(PrintOf(mailbox)))];
    }

    /// <summary>Who has it when these got it too.</summary>
    public static string With(string? reached, IEnumerable<MailboxAddress> accepted) =>
        string.Join(' ', [.. (reached ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), .. accepted.Select(PrintOf)]);

    private static string PrintOf(MailboxAddress mailbox) => StableHash.Id("recipient", mailbox.Address.ToUpperInvariant())[..PrintLength];
}
