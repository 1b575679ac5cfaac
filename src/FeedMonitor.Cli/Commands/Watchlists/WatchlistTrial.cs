using FeedMonitor.Cleaning;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Cli.Commands.Watchlists;

/// <summary>Tries a watchlist on texts, and shows by what it hits.</summary>
internal sealed class WatchlistTrial
{
    private readonly Watchlist watchlist;
    private readonly WatchlistMatcher matcher;
    private readonly bool json;
    private readonly Terminal terminal;

    public WatchlistTrial(Watchlist watchlist, bool json, Terminal terminal)
    {
        (this.watchlist, this.json, this.terminal) = (watchlist, json, terminal);
        matcher = WatchlistMatcher.Build([watchlist]);
    }

    /// <summary>Shows what the watchlist finds in a text.</summary>
    /// <returns>Whether it hits.</returns>
    public bool Run(string name, CleanText text)
    {
        // A file comes from no feed, so that feeds and groups leave it in.
        var places = matcher.Match(text, new ItemOrigin(null, text.Language)) is [var match] ? match.Places : [];
        foreach (var line in json ? [OutputFormat.Line(ToJson(name, places), ToolJson.Plain.TestedText)] : ToText(name, places))
        {
            terminal.Say(line);
        }

        return places.Count > 0;
    }

    private WatchlistJson.TestedText ToJson(string name, IReadOnlyList<TermMatch> places) => new(
        name, places.Count > 0, watchlist.Id.Value,
        [.. places.Select(place => new WatchlistJson.PlacePart(place.Term.Text, place.Clause, place.Zone.Name(), place.Start, place.Length, place.Sentence, place.Term.Reference))]);

    private IEnumerable<string> ToText(string name, IReadOnlyList<TermMatch> places)
    {
        if (places.Count == 0)
        {
            return [$"{Unprintable.Blanked(name)}: no hit of {watchlist.Id}"];
        }

        return places
            .GroupBy(place => (place.Zone, place.Clause, place.Sentence))
            .SelectMany(group => MarkedLine.Lines(group.Key.Sentence, group.Select(place => place.Words), terminal)
                .Prepend(Faint($"  {group.Key.Zone.Name()} · {TerminalLine.Of(group.Key.Clause)}{References(group)}")))
            .Prepend($"{Unprintable.Blanked(name)}: hit of {watchlist.Id}, {Counted.Of(places.Count, "place")}");
    }

    private static string References(IEnumerable<TermMatch> places)
    {
        string[] references = [.. places.Select(place => place.Term.Reference).OfType<string>().Distinct(StringComparer.Ordinal)];
        return references.Length > 0 ? $" · {TerminalLine.Of(string.Join(", ", references))}" : "";
    }

    private string Faint(string line) => terminal.Colours ? $"\u001b[2m{line}\u001b[0m" : line;
}
