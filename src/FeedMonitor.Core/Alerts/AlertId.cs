using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Alerts;

/// <summary>Names the alert of one hit on one channel: 32 hexadecimal digits, the same on every attempt (<c>webhook-id</c>).</summary>
/// <param name="Value">The digits.</param>
public readonly record struct AlertId(string Value)
{
    /// <summary>The id of the alert of <paramref name="hit"/> on <paramref name="channel"/>.</summary>
    public static AlertId Of(HitId hit, string channel) => new(StableHash.Id("alert", hit.Value, channel));

    /// <summary>The id of the alert that an edited item owes for terms that it did not carry before.</summary>
    public static AlertId Of(HitId hit, string channel, IEnumerable<string> newTerms) =>
        new(StableHash.Id(["alert", hit.Value, channel, .. newTerms.Order(StringComparer.Ordinal)]));

    /// <summary>The id of the digest of some alerts of a watchlist on a channel: the same for the same ones.</summary>
    public static AlertId OfDigest(WatchlistId watchlist, string channel, IEnumerable<AlertId> members) =>
        new(StableHash.Id(["digest", watchlist.Value, channel, .. members.Select(member => member.Value).Order(StringComparer.Ordinal)]));

    /// <summary>Reads an id; false if none can look like that.</summary>
    public static bool TryParse(string? text, out AlertId id)
    {
        id = new AlertId(text ?? "");
        return text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>Reads an id as it stands in a queue message.</summary>
    /// <exception cref="FormatException">It is not 32 lower-case hexadecimal digits.</exception>
    public static AlertId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an alert id: expected 32 lower-case hexadecimal digits.");

    /// <inheritdoc />
    public override string ToString() => Value;
}
