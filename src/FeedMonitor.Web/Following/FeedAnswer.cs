using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Following;

/// <summary>A feed as an answer that readers may ask for again and again: 304 if they have it already (RFC 9110 §13).</summary>
internal static class FeedAnswer
{
    /// <summary>
    /// So long after its newest hit a feed tells its <c>Last-Modified</c>. A hit is stored up to some minutes after it was found, and after others that
    /// were found later; a reader that asks by date alone would miss it. By its <c>ETag</c> a feed is told apart at once.
    /// </summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromHours(1);

    // Hits come at most once a minute. The feed is for the reader alone, who may have asked with a key.
    private const string Caching = "private, max-age=60";

    /// <summary>The answer, or 304.</summary>
    /// <param name="response">What it is sent with.</param>
    /// <param name="body">The feed.</param>
    /// <param name="contentType">Media type and charset.</param>
    /// <param name="updated">When it last changed.</param>
    /// <param name="now">The time.</param>
    public static IResult Of(HttpResponse response, byte[] body, string contentType, DateTimeOffset updated, DateTimeOffset now)
    {
        response.Headers.CacheControl = Caching;
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(
            body,
            contentType,
            lastModified: now - updated >= SettledAfter ? updated : null,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\""));
    }
}
