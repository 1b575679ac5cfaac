namespace FeedMonitor.Items;

/// <summary>
/// Brings the many addresses of one article to one: lower-case host without <c>www.</c>, https for http, no fragment, no
/// tracking parameters, the rest of the query sorted, no trailing slash.
/// </summary>
/// <remarks>It serves to compare; requests go to the address that the feed gave.</remarks>
public static class CanonicalUrl
{
    // Parameters that name the way to an article, never the article: campaign tags of the large analytics and mail services.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "li_fat_id",
        "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "ns_campaign",
        "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "cmpid", "ocid", "icid", "sref", "ref_src", "ref_url", "rss_id",
        "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "__twitter_impression", "spm",
    };

    private static readonly string[] TrackingPrefixes = ["utm_", "pk_", "mtm_", "hsa_", "itm_", "piwik_"];

    /// <summary>The canonical form, or null if <paramref name="link"/> is not an http(s) address.</summary>
    public static string? Of(string? link)
    {
        if (!Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || HostOf(uri) is not { } host)
        {
            return null;
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsTracking(parameter))
            .Order(StringComparer.Ordinal));
        return $"https://{host}{port}{uri.AbsolutePath.TrimEnd('/')}{(query.Length == 0 ? "" : "?" + query)}";
    }

    private static string? HostOf(Uri uri)
    {
        try
        {
            var host = uri.IdnHost.ToLowerInvariant();
            return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        }
        catch (UriFormatException)
        {
            // The host is only now brought to its ASCII form. One that has none ("xn--" with other letters) leads nowhere.
            return null;
        }
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Tracking.Contains(name) || Array.Exists(TrackingPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
