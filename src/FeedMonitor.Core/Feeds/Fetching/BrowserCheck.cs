namespace FeedMonitor.Feeds.Fetching;

/// <summary>Names the check for browsers that stands before a feed: pages whose script a browser would run, and a feed reader can't.</summary>
internal static class BrowserCheck
{
    // Documented by their makers: developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response,
    // docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html, vercel.com/docs/vercel-firewall.
    private static readonly (string Header, string Value, string Maker)[] Headers =
    [
        ("cf-mitigated", "challenge", "Cloudflare"),
        ("x-amzn-waf-action", "challenge", "AWS"),
        ("x-amzn-waf-action", "captcha", "AWS"),
        ("x-vercel-mitigated", "challenge", "Vercel"),
    ];

    // What stands only in the pages of the check itself, not in what the same makers add to ordinary pages.
    private static readonly (string Text, string Maker)[] Pages =
    [
        ("_cf_chl_opt", "Cloudflare"),
        ("cf-browser-verification", "Cloudflare"),
        ("<title>Just a moment...</title>", "Cloudflare"),
        ("<title>DDoS-Guard</title>", "DDoS-Guard"),
        ("sucuri_cloudproxy_js", "Sucuri"),
        ("Request unsuccessful. Incapsula incident", "Imperva"),
        ("id=\"anubis_challenge\"", "Anubis"),
        ("captcha-delivery.com", "DataDome"),
        ("px-captcha", "HUMAN"),
    ];

    /// <summary>Who makes the check that an answer is, or null if it is none.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="page">The beginning of its body as text, where that is not a feed.</param>
    public static string? MakerOf(HttpResponseMessage response, string page)
    {
        foreach (var (header, value, maker) in Headers)
        {
            if (value.Equals(response.Headers.Sent(header)?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return maker;
            }
        }

        return Array.Find(Pages, mark => page.Contains(mark.Text, StringComparison.OrdinalIgnoreCase)).Maker;
    }
}
