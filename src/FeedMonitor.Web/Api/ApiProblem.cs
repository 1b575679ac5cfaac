using FeedMonitor.Configuration.Editing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FeedMonitor.Web.Api;

/// <summary>Why something could not be done, as Problem Details (RFC 9457): all errors of the API have this shape.</summary>
internal static class ApiProblem
{
    /// <summary>A problem in one sentence.</summary>
    /// <param name="status">The status.</param>
    /// <param name="detail">What is wrong and what was expected.</param>
    /// <param name="field">The field of the request that is meant, or null.</param>
    /// <param name="feedId">The feed that stands against it, or null.</param>
    public static IResult Of(int status, string detail, string? field = null, string? feedId = null) =>
        Answer(BodyOf(status, detail, field is null ? null : [new ErrorPart(field, Line: null, Column: null, Length: null, detail)], feedId));

    /// <summary>The content is wrong.</summary>
    /// <param name="errors">What is wrong and where; one at least.</param>
    public static IResult Of(IReadOnlyList<EditError> errors) =>
        Answer(BodyOf(StatusCodes.Status422UnprocessableEntity, Sentence(errors[0].Message), [.. errors.Select(Part)]));

    /// <summary>The body of a problem.</summary>
    public static Body BodyOf(int status, string detail, IReadOnlyList<ErrorPart>? errors = null, string? feedId = null) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, feedId, errors ?? []);

    /// <summary>The parts of an error.</summary>
    public static ErrorPart Part(EditError error) => new(error.Field, error.Line, error.Column, error.Length, error.Message);

    /// <summary>What is told without a beginning and an end, as a sentence.</summary>
    public static string Sentence(string problem) => problem.Length == 0 ? problem : $"{char.ToUpperInvariant(problem[0])}{problem[1..].TrimEnd('.')}.";

    private static IResult Answer(Body body) => Results.Json(body, ApiJson.Readable, "application/problem+json", body.Status);

    /// <summary>The problem.</summary>
    /// <param name="Type"><c>about:blank</c>: nothing more is meant than the status.</param>
    /// <param name="Title">What the status is called.</param>
    /// <param name="Status">The status.</param>
    /// <param name="Detail">What is wrong and what was expected, in one sentence.</param>
    /// <param name="FeedId">The feed that stands against it, or null.</param>
    /// <param name="Errors">The places that are wrong, as far as they are known.</param>
    internal sealed record Body(string Type, string Title, int Status, string Detail, string? FeedId, IReadOnlyList<ErrorPart> Errors);

    /// <summary>A place that is wrong.</summary>
    /// <param name="Field">The field of the request that is meant; null for its text.</param>
    /// <param name="Line">The line of the text, from 1; null if it can't be told.</param>
    /// <param name="Column">The character of the line, from 1; null if the whole line is meant.</param>
    /// <param name="Length">How many UTF-16 units are meant; null if that can't be told.</param>
    /// <param name="Reason">What is wrong and what was expected.</param>
    internal sealed record ErrorPart(string? Field, int? Line, int? Column, int? Length, string Reason);
}
