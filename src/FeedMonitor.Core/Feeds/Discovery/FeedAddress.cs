namespace FeedMonitor.Feeds.Discovery;

/// <summary>Addresses as people type them and pages link them.</summary>
public static class FeedAddress
{
    private const string Feed = "feed:";

    /// <summary>What a person typed as an address: <c>example.org</c> is <c>https://example.org</c>, <c>feed:</c> is dropped.</summary>
    public static string Complete(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var address = WithoutFeedScheme(typed.Trim());
        return address.Length == 0 || HasScheme(address) ? address : $"https://{address}";
    }

    /// <summary><c>feed://host/x</c>, <c>feed:https://host/x</c> and <c>feed:host/x</c>, by which pages hand feeds to readers, as plain addresses.</summary>
    internal static string WithoutFeedScheme(string address)
    {
        if (!address.StartsWith(Feed, StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        var rest = address[Feed.Length..];
        return rest.StartsWith("//", StringComparison.Ordinal) ? $"http:{rest}"
            : rest.Length == 0 || HasScheme(rest) ? rest
            : $"https://{rest}";
    }

    // Only what stands before the path is the address's own scheme: a query may carry another address.
    private static bool HasScheme(string address)
    {
        var first = address.IndexOfAny(['/', '?', '#']);
        return first > 0 && address[first - 1] == ':' && address.AsSpan(first).StartsWith("//");
    }
}
