using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary><c>GET /api/openapi.json</c>: what the API takes and gives, as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). A test holds it to the endpoints.</summary>
internal static class OpenApiEndpoint
{
    private static readonly Lazy<byte[]> Document = new(() => EmbeddedFile.Read("openapi.json"));

    public static IResult Get() => Results.Bytes(Document.Value, "application/json; charset=utf-8");
}
