namespace FeedMonitor.Configuration.Editing;

/// <summary>What an edit comes to once the files are read.</summary>
internal abstract record EditPlan
{
    private EditPlan()
    {
    }

    /// <summary>A file is to become another.</summary>
    /// <param name="Draft">The file as it is to be.</param>
    /// <param name="Version">The version on which that was made; null if the file was not there.</param>
    /// <param name="IsNew">Whether what is saved was not there before.</param>
    public sealed record Save(DraftFile Draft, string? Version, bool IsNew = false) : EditPlan;

    /// <summary>Nothing is to be done.</summary>
    /// <param name="Outcome">What is said of it.</param>
    public sealed record Stop(EditOutcome Outcome) : EditPlan;
}
