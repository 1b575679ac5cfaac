namespace FeedMonitor.Stories.Words;

/// <summary>How a word is written, as far as it decides what two words have in common.</summary>
internal enum WordScript
{
    /// <summary>With letters, and spaces between words.</summary>
    Spaced,

    /// <summary>Digits alone.</summary>
    Digits,

    /// <summary>A character of a script that puts no space between words.</summary>
    Unspaced,
}
