using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>The body of a request as JSON of a known shape: read, or answered.</summary>
/// <param name="Value">What came; null where <paramref name="Problem"/> is not.</param>
/// <param name="Problem">The answer to a body that has another shape; else null.</param>
internal readonly record struct RequestJson<T>(T? Value, IResult? Problem)
    where T : class;

/// <summary>Reads such bodies, of at most 64 KiB where nothing else is said.</summary>
internal static class RequestJson
{
    /// <summary>The largest body, unless an endpoint says otherwise.</summary>
    private const int MostBytes = 64 * 1024;

    private static readonly string[] Kinds = ["application/json"];

    /// <summary>Reads one. What is wrong is told by its field.</summary>
    public static async Task<RequestJson<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancel, int mostBytes = MostBytes)
        where T : class
    {
        var body = await RequestText.ReadAsync(request, Kinds, mostBytes, cancel);
        if (body.Problem is not null)
        {
            return new(null, body.Problem);
        }

        try
        {
            return JsonSerializer.Deserialize(body.Bytes, shape) is { } value ? new(value, null) : Wrong<T>("The body is null, expected a JSON object.", field: null);
        }
        catch (JsonException e)
        {
            // The path is "$.title"; the message names types of ours.
            var field = e.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path ? path : null;
            var place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            return Wrong<T>(field is null ? $"The body is not the JSON object that was expected{place}." : $"'{field}' is not what was expected{place}.", field);
        }
    }

    /// <summary>A field that is wrong.</summary>
    public static IResult Wrong(string field, string problem) => ApiProblem.Of(StatusCodes.Status400BadRequest, problem, field: field);

    private static RequestJson<T> Wrong<T>(string title, string? field)
        where T : class => new(null, ApiProblem.Of(StatusCodes.Status400BadRequest, title, field: field));
}
