namespace FeedMonitor.Configuration.Editing;

/// <summary>What must be there for an edit to be made, so that nobody overwrites what they have not seen (RFC 9110 §13.1: <c>If-Match</c>, <c>If-None-Match: *</c>).</summary>
public sealed record EditCondition
{
    private readonly IReadOnlyList<string?> versions;
    private readonly bool isAny;

    private EditCondition(IReadOnlyList<string?> versions, bool isAny) => (this.versions, this.isAny) = (versions, isAny);

    /// <summary>Nothing may be there.</summary>
    public static EditCondition Absent { get; } = new(versions: [null], isAny: false);

    /// <summary>Something must be there, whatever it is.</summary>
    public static EditCondition Present { get; } = new(versions: [], isAny: true);

    /// <summary>One of these very versions must be there.</summary>
    public static EditCondition OneOf(IReadOnlyList<string> versions) => new(versions, isAny: false);

    /// <summary>Whether it holds.</summary>
    /// <param name="current">The version that is there, or null.</param>
    public bool Holds(string? current) => isAny ? current is not null : versions.Contains(current, StringComparer.Ordinal);
}
