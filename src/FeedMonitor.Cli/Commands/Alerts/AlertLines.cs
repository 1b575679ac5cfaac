using System.Globalization;
using FeedMonitor.Alerts;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands.Alerts;

/// <summary>An alert as <c>alerts list</c> shows it.</summary>
internal static class AlertLines
{
    /// <summary>For people: a line with id, channel and headline, and one with what it met with.</summary>
    public static IEnumerable<string> ToText(ListedAlert alert)
    {
        yield return $"{alert.Id}  {NameOf(alert.State),-10}  {TerminalLine.Of(alert.Channel)}  {TerminalLine.Of(SubjectOf(alert))}";
        string?[] facts =
        [
            alert.At is { } at ? $"{(alert.State is AlertState.Owed or AlertState.Dead ? "owed since" : "at")} {Text(at)}" : null,
            alert.Attempts > 0 ? $"{Counted.Of(alert.Attempts, "attempt")} failed" : null,
            alert.NextAttemptAt is { } next ? $"due {Text(next)}" : null,
            alert.Reason,
        ];
        yield return "    " + TerminalLine.Of(string.Join("; ", facts.Where(fact => fact is not null)));
    }

    /// <summary>For programs.</summary>
    public static string ToJson(ListedAlert alert) => OutputFormat.Line(
        new Listed(
            alert.Id.Value, alert.Channel, NameOf(alert.State), alert.At, alert.Attempts, alert.NextAttemptAt, alert.Reason,
            alert.Hit?.Id.Value, (alert.Hit?.Watchlist ?? alert.Digest?.Watchlist)?.Value, alert.Hit?.Title, alert.Trouble?.Feed.Value ?? alert.Hit?.Feed.Value, alert.Digest?.Members.Count),
        ToolJson.Plain.ListedAlert);

    private static string SubjectOf(ListedAlert alert) => alert switch
    {
        { Hit: { } hit } => $"{hit.WatchlistName}: \"{hit.Title}\"",
        { Trouble: { } trouble } => $"feed {NameOf(trouble.Kind)}: {trouble.FeedTitle}",
        { Digest: { } digest } => $"{digest.WatchlistName}: {Counted.Of(digest.Members.Count, "hit")} in one message",
        _ => "several hits",
    };

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    internal sealed record Listed(
        string Id, string Channel, string State, DateTimeOffset? At, int Attempts, DateTimeOffset? NextAttemptAt, string? Reason,
        string? Hit, string? Watchlist, string? Title, string? Feed, int? Hits);
}
