namespace FeedMonitor.Stories.Signatures;

/// <summary>A number that says which one of its kind is meant, as a signature keeps it.</summary>
/// <param name="Thing">The hash of what is numbered.</param>
/// <param name="Value">The hash of the number.</param>
/// <param name="Traits">Where it stands: in the headline, in the lead or, with neither, further down.</param>
/// <param name="Kind">What it counts.</param>
public readonly record struct StoryNumber(uint Thing, uint Value, TermTraits Traits, NumberKind Kind);
