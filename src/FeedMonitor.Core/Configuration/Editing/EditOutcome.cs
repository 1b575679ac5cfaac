namespace FeedMonitor.Configuration.Editing;

/// <summary>What came of an edit.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>It stands in the file, is stored, and counts from the next poll on.</summary>
    /// <param name="IsNew">Whether it was not there before.</param>
    public sealed record Saved(bool IsNew) : EditOutcome;

    /// <summary>What was to be changed is not there.</summary>
    public sealed record Missing : EditOutcome;

    /// <summary>Somebody else has changed it meanwhile, or the condition does not hold; nothing was written.</summary>
    public sealed record Changed : EditOutcome;

    /// <summary>It would contradict something else; nothing was written.</summary>
    /// <param name="Problem">What, in one line.</param>
    /// <param name="With">The id of what it contradicts, or null.</param>
    public sealed record Conflict(string Problem, string? With = null) : EditOutcome;

    /// <summary>The configuration would be wrong; nothing was written.</summary>
    /// <param name="Errors">What would be wrong; one at least.</param>
    public sealed record Wrong(IReadOnlyList<EditError> Errors) : EditOutcome;
}
