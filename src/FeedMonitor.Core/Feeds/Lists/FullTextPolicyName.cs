namespace FeedMonitor.Feeds.Lists;

/// <summary>How the <c>fullText</c> of an outline calls each policy.</summary>
public static class FullTextPolicyName
{
    /// <summary>The name.</summary>
    public static string Of(FullTextPolicy policy) => policy.ToString().ToLowerInvariant();

    /// <summary>The policy of a name, or null if there is none.</summary>
    public static FullTextPolicy? Find(string name) => name switch
    {
        "auto" => FullTextPolicy.Auto,
        "never" => FullTextPolicy.Never,
        "always" => FullTextPolicy.Always,
        _ => null,
    };
}
