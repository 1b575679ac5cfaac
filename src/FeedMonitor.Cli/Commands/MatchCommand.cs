using System.CommandLine;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Matching;
using FeedMonitor.Text;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor match --watchlists DIR FILE…</c>: what the watchlists find in pages or texts, after cleaning.</summary>
/// <remarks>Offsets count UTF-16 code units: of a text file in its text, of an HTML page in the shown text of its blocks.</remarks>
internal static class MatchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var watchlists = new Option<string>("--watchlists") { Description = "The folder with watchlists (*.yaml).", HelpName = "DIR", Required = true };
        var format = OutputFormat.Option();
        var files = InputFile.Argument();
        var command = new Command("match", "Show what watchlists find in HTML pages or flattened text.") { watchlists, format, files };
        command.SetAction(parsed => Run(parsed.GetValue(watchlists)!, parsed.GetValue(files)!, parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(string watchlists, string[] files, bool json, Terminal terminal)
    {
        var matcher = WatchlistMatcher.Build(ConfigurationFolder.LoadWatchlists(watchlists));
        var failed = 0;
        foreach (var file in files)
        {
            if (InputFile.TryRead(file, out var bytes, out var problem))
            {
                var matches = matcher.Match(Cleaner.Clean(TextDecoding.Decode(bytes).Text));
                terminal.Say(json ? ToJson(file, matches) : ToText(file, matches));
            }
            else
            {
                failed++;
                terminal.Say(json ? OutputFormat.Line(new CleanCommand.Unread(file, problem), ToolJson.Plain.CleanUnread) : $"{file}: {problem}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static string ToJson(string file, IReadOnlyList<TermMatch> matches) => OutputFormat.Line(
        new Matched(file, [.. matches.Select(match => new HitPart(match.Watchlist.Id.Value, match.Term.Text, match.Start, match.Length, match.Sentence))]),
        ToolJson.Plain.Matched);

    private static string ToText(string file, IReadOnlyList<TermMatch> matches) => string.Join(Environment.NewLine,
    [
        $"{file}: {matches.Count} {(matches.Count == 1 ? "place" : "places")}",
        .. matches.Select(match => $"  {match.Watchlist.Id}  {match.Term.Text}  at {match.Start}  {match.Sentence}"),
    ]);

    internal sealed record Matched(string File, IReadOnlyList<HitPart> Hits);

    internal sealed record HitPart(string Watchlist, string Term, int Start, int Length, string Snippet);
}
