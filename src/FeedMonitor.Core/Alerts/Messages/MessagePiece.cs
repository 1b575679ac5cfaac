namespace FeedMonitor.Alerts.Messages;

/// <summary>What a piece of a message is to the reader.</summary>
public enum PieceRole
{
    /// <summary>What the message is about.</summary>
    Heading,

    /// <summary>Why hits are told together, or what is wrong with a feed.</summary>
    Note,

    /// <summary>The headline of the one hit.</summary>
    Headline,

    /// <summary>Where the one hit stood, and when.</summary>
    Source,

    /// <summary>A sentence that proves the one hit.</summary>
    Sentence,

    /// <summary>A hit of a digest, in a few lines.</summary>
    Entry,

    /// <summary>How many sentences, hits, sources and reasons are left out.</summary>
    More,

    /// <summary>Who else told the story.</summary>
    Others,

    /// <summary>Why it hit.</summary>
    Why,
}

/// <summary>A part of a message that is told as a whole or not at all.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Lines">Its lines.</param>
public sealed record MessagePiece(PieceRole Role, IReadOnlyList<MessageLine> Lines)
{
    /// <summary>How many it tells of what it is: other sources and reasons may be several.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>A line.</summary>
/// <param name="Runs">Its text, in runs of one style.</param>
public sealed record MessageLine(IReadOnlyList<TextRun> Runs);

/// <summary>A stretch of text in one style.</summary>
/// <param name="Text">The text, not escaped.</param>
/// <param name="Style">The style.</param>
/// <param name="Link">Where it leads (http or https), or null.</param>
public sealed record TextRun(string Text, RunStyle Style = RunStyle.Plain, string? Link = null);

/// <summary>How a stretch of text is to be seen.</summary>
public enum RunStyle
{
    /// <summary>As any text.</summary>
    Plain,

    /// <summary>It stands out: headlines.</summary>
    Strong,

    /// <summary>What a term of the watchlist found.</summary>
    Term,

    /// <summary>It stays in the background: sources, times, reasons.</summary>
    Faint,
}
