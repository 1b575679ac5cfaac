using FeedMonitor.Configuration.Editing;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>Why an edit was not made.</summary>
internal static class EditProblem
{
    /// <summary>The problem of an outcome that is none of <see cref="EditOutcome.Saved"/>.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="missing">What is said where nothing is there to change.</param>
    public static IResult Of(EditOutcome outcome, string missing) => outcome switch
    {
        EditOutcome.Missing => ApiProblem.Of(StatusCodes.Status404NotFound, missing),
        EditOutcome.Changed => ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "It has changed since you read it, or is there already; read it again before you change it."),
        EditOutcome.Conflict conflict => ApiProblem.Of(StatusCodes.Status409Conflict, ApiProblem.Sentence(conflict.Problem), feedId: conflict.With),
        EditOutcome.Wrong wrong => ApiProblem.Of(wrong.Errors),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };
}
