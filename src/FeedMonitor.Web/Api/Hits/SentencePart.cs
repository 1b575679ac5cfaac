using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>A sentence cut into stretches: what a term found, and what stands between.</summary>
internal sealed record SentencePart(IReadOnlyList<StretchPart> Stretches)
{
    public static SentencePart Of(MarkedSentence sentence) => new([.. sentence.Stretches.Select(stretch => new StretchPart(stretch.Text, stretch.IsTerm))]);
}

internal sealed record StretchPart(string Text, bool IsTerm);
