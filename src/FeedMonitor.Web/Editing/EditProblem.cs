using FeedMonitor.Configuration.Editing;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>Why an edit was not made, as Problem Details (RFC 9457) with the places that are wrong.</summary>
internal static class EditProblem
{
    /// <summary>The problem of an outcome that is none of <see cref="EditOutcome.Saved"/>.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="missing">What is said where nothing is there to change.</param>
    public static IResult Of(EditOutcome outcome, string missing) => outcome switch
    {
        EditOutcome.Missing => Of(StatusCodes.Status404NotFound, missing),
        EditOutcome.Changed => Of(StatusCodes.Status412PreconditionFailed, "It has changed since you read it, or is there already; read it again before you change it."),
        EditOutcome.Conflict conflict => Of(StatusCodes.Status409Conflict, Sentence(conflict.Problem), conflict.With),
        EditOutcome.Wrong wrong => Of(wrong.Errors),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    /// <summary>The content is wrong.</summary>
    public static IResult Of(IReadOnlyList<EditError> errors) => Answer(new Body(
        StatusCodes.Status422UnprocessableEntity, Sentence(errors[0].Message), FeedId: null, [.. errors.Select(Part)]));

    /// <summary>Something else, in one sentence.</summary>
    public static IResult Of(int status, string title, string? feedId = null, string? field = null) =>
        Answer(new Body(status, title, feedId, field is null ? [] : [new ErrorPart(field, Line: null, Column: null, Length: null, title)]));

    /// <summary>The parts of an error.</summary>
    public static ErrorPart Part(EditError error) => new(error.Field, error.Line, error.Column, error.Length, error.Message);

    private static string Sentence(string problem) => problem.Length == 0 ? problem : $"{char.ToUpperInvariant(problem[0])}{problem[1..].TrimEnd('.')}.";

    private static IResult Answer(Body body) => EditingJson.Answer(body, body.Status, "application/problem+json");

    /// <summary>The problem.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Title">What is wrong and what was expected, in one sentence.</param>
    /// <param name="FeedId">The feed that stands against it, or null.</param>
    /// <param name="Errors">The places.</param>
    internal sealed record Body(int Status, string Title, string? FeedId, IReadOnlyList<ErrorPart> Errors);

    internal sealed record ErrorPart(string? Field, int? Line, int? Column, int? Length, string Message);
}
