namespace FeedMonitor.Stories.Signatures;

/// <summary>What a number of a story counts.</summary>
public enum NumberKind : byte
{
    /// <summary>Things of a series: packages, quarters, flights.</summary>
    Series = 0,

    /// <summary>Days of the calendar, with their month.</summary>
    Day = 1,

    /// <summary>Days of the week, or of an unnamed month.</summary>
    Weekday = 2,

    /// <summary>Stages of a course: arrested, charged, convicted.</summary>
    Stage = 3,

    /// <summary>Nothing: that an item looks back on what was told some time ago.</summary>
    LookBack = 4,
}
