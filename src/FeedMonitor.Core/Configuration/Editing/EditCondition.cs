namespace FeedMonitor.Configuration.Editing;

/// <summary>What must be there for an edit to be made, so that nobody overwrites what they have not seen (RFC 9110 §13.1: <c>If-Match</c>, <c>If-None-Match: *</c>).</summary>
public sealed record EditCondition
{
    private readonly string? version;
    private readonly bool isAny;

    private EditCondition(string? version, bool isAny) => (this.version, this.isAny) = (version, isAny);

    /// <summary>Nothing may be there.</summary>
    public static EditCondition Absent { get; } = new(version: null, isAny: false);

    /// <summary>Something must be there, whatever it is.</summary>
    public static EditCondition Present { get; } = new(version: null, isAny: true);

    /// <summary>This very version must be there.</summary>
    public static EditCondition Of(string version) => new(version, isAny: false);

    /// <summary>Whether it holds.</summary>
    /// <param name="current">The version that is there, or null.</param>
    public bool Holds(string? current) => isAny ? current is not null : current == version;
}
