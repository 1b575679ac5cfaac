using System.Text.RegularExpressions;

namespace FeedMonitor.Channels.Services;

/// <summary>A service's own words, or codes, that say whom a refusal concerns. They count before its status does: many services say 400 to whatever they don't like.</summary>
/// <param name="ofAlert">Of what is wrong with the alert itself.</param>
/// <param name="ofChannel">Of what is wrong with the channel.</param>
internal sealed class RefusalWords(IReadOnlyList<string> ofAlert, IReadOnlyList<string> ofChannel)
{
    private readonly Regex alert = Any(ofAlert);
    private readonly Regex channel = Any(ofChannel);

    /// <summary>Whom it concerns; null where none of the words stands in it. An alert's word comes first: behind it a service may repeat what stood in the alert.</summary>
    public Concern? Of(string? said) => said is null ? null : alert.IsMatch(said) ? Concern.Alert : channel.IsMatch(said) ? Concern.Channel : null;

    // Whole words: no_service is another one than no_service_id.
    private static Regex Any(IReadOnlyList<string> words) => new(
        $@"\b(?:{string.Join('|', words.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
