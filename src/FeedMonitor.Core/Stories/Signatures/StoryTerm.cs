namespace FeedMonitor.Stories.Signatures;

/// <summary>A word of an item, as its signature keeps it.</summary>
/// <param name="Hash">Of its stem; of two characters in a script without spaces; of a number's digits.</param>
/// <param name="Traits">Where it stands and what it looks like.</param>
/// <param name="Count">How often it stands there, at most <see cref="MostCounted"/>.</param>
public readonly record struct StoryTerm(uint Hash, TermTraits Traits, byte Count)
{
    /// <summary>More often says nothing more.</summary>
    public const byte MostCounted = 15;

    /// <summary>Whether it stands in the headline.</summary>
    public bool IsInHeadline => Traits.HasFlag(TermTraits.Headline);

    /// <summary>Whether it stands in headline or lead.</summary>
    public bool IsInFront => (Traits & (TermTraits.Headline | TermTraits.Lead)) != TermTraits.None;

    /// <summary>Whether it is neither name nor number, so that it says what happened.</summary>
    public bool IsOfEvent => (Traits & (TermTraits.Name | TermTraits.Number)) == TermTraits.None;
}

/// <summary>Where a term of an item stands and what it looks like.</summary>
[Flags]
public enum TermTraits : byte
{
    /// <summary>It stands in the body alone.</summary>
    None = 0,

    /// <summary>It stands in the headline.</summary>
    Headline = 1,

    /// <summary>It stands among the first words of the text.</summary>
    Lead = 2,

    /// <summary>It bears a capital where only names do.</summary>
    Name = 4,

    /// <summary>It is a number.</summary>
    Number = 8,
}
