using System.Diagnostics.CodeAnalysis;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FeedMonitor.Web.Editing;

/// <summary>Reads under what condition an edit is to be made. Without one nobody may write (RFC 6585 §3), for they would overwrite what they have not seen.</summary>
internal static class Precondition
{
    /// <summary>The condition of a request; where it has none, <paramref name="problem"/> answers it. Of several ETags one must hold, and a weak one never does (RFC 9110 §13.1.1).</summary>
    public static bool TryRead(HttpRequest request, [NotNullWhen(true)] out EditCondition? condition, [NotNullWhen(false)] out IResult? problem)
    {
        var (match, noneMatch) = (request.Headers.IfMatch.ToString().Trim(), request.Headers.IfNoneMatch.ToString().Trim());
        (condition, problem) = (match, noneMatch) switch
        {
            ("*", "") => (EditCondition.Present, null),
            ("", "*") => (EditCondition.Absent, null),
            ("", "") => (null, ApiProblem.Of(
                StatusCodes.Status428PreconditionRequired, "The request has no condition, expected If-Match with the ETag that was read, or If-None-Match: * for something new.")),
            (_, "") when EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags) && !tags.Contains(EntityTagHeaderValue.Any) =>
                (EditCondition.OneOf([.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString().Trim('"'))]), (IResult?)null),
            _ => (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "The condition can't be read, expected If-Match with the ETag that was read, or If-None-Match: *.")),
        };
        return problem is null && condition is not null;
    }

    /// <summary>Writes a version as the ETag of an answer.</summary>
    public static void Tell(HttpResponse response, string version) => response.Headers.ETag = $"\"{version}\"";
}
