namespace FeedMonitor.Feeds.Discovery;

/// <summary>Addresses as people type them and pages link them.</summary>
public static class FeedAddress
{
    /// <summary>What a person typed as an address: <c>example.org</c> is <c>https://example.org</c>, <c>feed:</c> is dropped.</summary>
    public static string Complete(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var address = WithoutFeedScheme(typed.Trim());
        return address.Length == 0 || address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}";
    }

    /// <summary><c>feed://host/x</c> and <c>feed:https://host/x</c>, by which pages hand feeds to readers, as plain addresses.</summary>
    internal static string WithoutFeedScheme(string address)
    {
        if (address.StartsWith("feed://", StringComparison.OrdinalIgnoreCase))
        {
            return $"http://{address["feed://".Length..]}";
        }

        return address.StartsWith("feed:http", StringComparison.OrdinalIgnoreCase) ? address["feed:".Length..] : address;
    }
}
