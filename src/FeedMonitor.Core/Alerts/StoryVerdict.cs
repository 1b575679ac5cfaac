using FeedMonitor.Stories;

namespace FeedMonitor.Alerts;

/// <summary>Whether a hit is told, since others may tell its story.</summary>
public abstract record StoryVerdict
{
    private StoryVerdict()
    {
    }

    /// <summary>It is to be told.</summary>
    /// <param name="Story">Its story.</param>
    public sealed record Tell(HitStory Story) : StoryVerdict;

    /// <summary>The story is told, and the hit has no term that was not.</summary>
    /// <param name="Reason">Where and when it was told.</param>
    public sealed record Joined(string Reason) : StoryVerdict;

    /// <summary>An earlier hit that tells the story is to be told first.</summary>
    /// <param name="Leader">Its alert.</param>
    /// <param name="Reason">Which hit that is.</param>
    public sealed record Waits(AlertId Leader, string Reason) : StoryVerdict;
}
