using System.CommandLine;
using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands;

/// <summary><c>feedmonitor match --watchlists DIR FILE…</c>: what the watchlists find in pages or texts, after cleaning.</summary>
/// <remarks>Offsets count UTF-16 code units: of a text file in its text, of an HTML page in the shown text of its blocks.</remarks>
internal static class MatchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var watchlists = new Option<string>("--watchlists") { Description = "The folder with watchlists (*.yaml).", HelpName = "DIR", Required = true };
        var format = OutputFormat.Option(
            "{file, hits: [{watchlist, term, start, length, snippet}]} or {file, error}; start and length count UTF-16 units of the text as it stands in the file, of HTML in the texts of all the blocks of clean, joined by blank lines");
        var files = InputFile.Argument();
        var command = new Command("match", "Show what watchlists find in HTML pages or flattened text. Exit code: 0 all were read, 1 a file could not be read, 2 something is wrong with the call.") { watchlists, format, files };
        command.SetAction(parsed => Run(parsed.GetValue(watchlists)!, parsed.GetValue(files)!, parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Run(string watchlists, string[] files, bool json, Terminal terminal)
    {
        var matcher = WatchlistMatcher.Build(ConfigurationFolder.LoadWatchlists(watchlists));
        return FileTool.Run(files, json, terminal, (file, text) =>
        {
            var matches = matcher.Match(Cleaner.Clean(text), ItemOrigin.Unknown);
            return json ? ToJson(file, matches) : ToText(file, matches);
        });
    }

    private static string ToJson(string file, IReadOnlyList<WatchlistMatch> matches) => OutputFormat.Line(
        new Matched(file, [.. InOrder(matches).Select(found => new HitPart(found.Watchlist.Id.Value, found.Place.Term.Text, found.Place.Start, found.Place.Length, found.Place.Sentence))]),
        ToolJson.Plain.Matched);

    private static string ToText(string file, IReadOnlyList<WatchlistMatch> matches) => string.Join(Environment.NewLine,
    [
        $"{Unprintable.Blanked(file)}: {Counted.Of(matches.Sum(match => match.Places.Count), "place")}",
        .. InOrder(matches).Select(found => $"  {found.Watchlist.Id}  {TerminalLine.Of(found.Place.Term.Text)}  at {found.Place.Start}  {TerminalLine.Of(found.Place.Sentence)}"),
    ]);

    private static IEnumerable<(Watchlist Watchlist, TermMatch Place)> InOrder(IReadOnlyList<WatchlistMatch> matches) =>
        matches.SelectMany(match => match.Places.Select(place => (match.Watchlist, place))).OrderBy(found => found.place.Start);

    internal sealed record Matched(string File, IReadOnlyList<HitPart> Hits);

    internal sealed record HitPart(string Watchlist, string Term, int Start, int Length, string Snippet);
}
