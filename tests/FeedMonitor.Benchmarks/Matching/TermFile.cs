using FeedMonitor.Watchlists;

namespace FeedMonitor.Benchmarks.Matching;

/// <summary>Reads a term file, <c>surface TAB watchlist TAB group</c> a line, as watchlists.</summary>
internal static class TermFile
{
    /// <summary>The watchlists of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="times">Each term is taken so many times, each time but the first with a word of its own at its end: a larger list of the same make.</param>
    public static IReadOnlyList<Watchlist> Read(string path, int times)
    {
        var lines = TextLines.Of(path).Select(line => line.Split('\t')).ToArray();
        return
        [
            .. Enumerable.Range(0, times).SelectMany(time => lines.Select(fields => (List: $"{fields[1]}-{time}", Text: time == 0 ? fields[0] : $"{fields[0].TrimEnd('*')} x{time}")))
                .GroupBy(line => line.List, StringComparer.Ordinal)
                .Select(list => new Watchlist(WatchlistId.Parse(list.Key), list.Key, [.. list.Select(line => ParseOrNull(line.Text)).OfType<Term>()], [])),
        ];
    }

    // A surface may hold an operator or a quotation mark; one without any letter is no term.
    private static Term? ParseOrNull(string text) =>
        Term.TryParse(text, out var term, out _) || Term.TryParse($"\"{text.Replace('"', ' ').Replace("* ", " ", StringComparison.Ordinal)}\"", out term, out _) ? term : null;
}
