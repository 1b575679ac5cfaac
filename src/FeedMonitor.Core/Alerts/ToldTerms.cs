using System.Buffers.Binary;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

/// <summary>What a sent alert told of its watchlist: the terms, and the entries of lists from which they came. Kept as hashes, since it is only ever compared.</summary>
public sealed record ToldTerms
{
    private ToldTerms(string value) => Value = value;

    /// <summary>Of an alert that its reader was told the number of and nothing else.</summary>
    public static ToldTerms None { get; } = new("");

    /// <summary>The hashes in ascending order, eight bytes each, as Base64; at most some 3,000 characters.</summary>
    public string Value { get; }

    /// <summary>What an alert tells as it is claimed; null if it tells of no single hit.</summary>
    public static ToldTerms? Of(ClaimedAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert.Subject is AlertSubject.OfHit { Hit: var hit } ? Of(hit) : null;
    }

    /// <summary>What an alert of a hit tells.</summary>
    public static ToldTerms Of(Hit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ulong[] prints = [.. hit.Terms.Select(OfTerm).Concat(hit.Evidence.Select(proof => proof.Reference).OfType<string>().Select(OfEntry)).Distinct().Order()];
        var bytes = new byte[prints.Length * sizeof(ulong)];
        for (var i = 0; i < prints.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), prints[i]);
        }

        return new ToldTerms(Convert.ToBase64String(bytes));
    }

    /// <summary>Reads a stored <see cref="Value"/>; null if there is none, or none that can be read.</summary>
    public static ToldTerms? TryParse(string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length % sizeof(ulong) == 0 ? new ToldTerms(text) : null;
    }

    /// <summary>Whether a hit says nothing but what is told. An entry that is told may bear another of its names.</summary>
    internal static bool Cover(IReadOnlySet<ulong> told, Hit hit) => hit.Terms.Count < HitComposer.TermsPerHit && hit.Terms.All(term =>
    {
        Evidence[] proofs = [.. hit.Evidence.Where(proof => proof.Term == term)];
        return proofs.Length == 0
            ? told.Contains(OfTerm(term))
            : proofs.All(proof => told.Contains(proof.Reference is { } entry ? OfEntry(entry) : OfTerm(term)));
    });

    /// <summary>The hashes.</summary>
    internal IEnumerable<ulong> Prints()
    {
        var bytes = Convert.FromBase64String(Value);
        for (var at = 0; at < bytes.Length; at += sizeof(ulong))
        {
            yield return BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at));
        }
    }

    private static ulong OfTerm(string term) => StableHash.Alias("term", term);

    private static ulong OfEntry(string entry) => StableHash.Alias("entry", entry);
}
