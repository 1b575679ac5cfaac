using System.Text;
using System.Text.Unicode;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Editing;

/// <summary>The body of a request, of a known kind and bounded: read, or answered.</summary>
/// <param name="Bytes">What came; empty where <paramref name="Problem"/> is not null.</param>
/// <param name="Problem">The answer to a body that is of another kind or too large; else null.</param>
internal readonly record struct RequestText(byte[] Bytes, IResult? Problem)
{
    // YAML, of which JSON is a part.
    private static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "application/json"];

    /// <summary>Reads the text of a watchlist. What is no UTF-8 is refused: read as such it would hold words that nobody wrote.</summary>
    public static async Task<RequestText> ReadWatchlistAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = await ReadAsync(request, Yaml, WatchlistEdits.MaxBytes, cancel);
        return body.Problem is not null || (Utf8.IsValid(body.Bytes) && (request.GetTypedHeaders().ContentType?.Encoding ?? Encoding.UTF8).CodePage == Encoding.UTF8.CodePage) ? body
            : Answered(StatusCodes.Status400BadRequest, "The body is not UTF-8, expected a text in UTF-8.");
    }

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kinds">The media types that are expected; the first is named where another came.</param>
    /// <param name="mostBytes">The largest body.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<RequestText> ReadAsync(HttpRequest request, string[] kinds, int mostBytes, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !kinds.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            return Answered(StatusCodes.Status415UnsupportedMediaType, $"The Content-Type of the body is {(type is null ? "missing" : $"'{type.MediaType}'")}, expected {kinds[0]}.");
        }

        using var body = new MemoryStream();
        var piece = new byte[81_920];
        while (await request.Body.ReadAsync(piece, cancel) is > 0 and var count)
        {
            if (body.Length + count > mostBytes)
            {
                return Answered(StatusCodes.Status413PayloadTooLarge, $"The body is too large, expected at most {mostBytes / 1024} KiB.");
            }

            body.Write(piece, 0, count);
        }

        return new RequestText(body.ToArray(), Problem: null);
    }

    private static RequestText Answered(int status, string title) => new([], ApiProblem.Of(status, title));
}
