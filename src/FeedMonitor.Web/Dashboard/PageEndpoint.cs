using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Dashboard;

/// <summary><c>GET /</c> and <c>/assets/NAME</c>: the page. It holds no data; all of that comes from the API, which asks for the key where there is one.</summary>
internal static class PageEndpoint
{
    // Nothing inline, nothing from elsewhere, no frame around it: whatever a feed brings into the page by a mistake of ours can load and run nothing.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IResult Page(HttpContext context) => Answer(context, PageFiles.Page);

    public static IResult Asset(string name, HttpContext context) => PageFiles.FindAsset(name) is { } file ? Answer(context, file) : Results.NotFound();

    private static IResult Answer(HttpContext context, PageFile file)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // Asked for each time, and answered by 304: the page and its parts are always of one release.
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        var form = file.FormFor(context.Request.Headers.AcceptEncoding);
        if (form.Coding is not null)
        {
            headers.ContentEncoding = form.Coding;
        }

        return Results.Bytes(form.Bytes, file.MediaType, entityTag: form.Tag);
    }
}
