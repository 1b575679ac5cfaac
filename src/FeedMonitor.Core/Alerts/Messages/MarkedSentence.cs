using System.Text;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Matching;

namespace FeedMonitor.Alerts.Messages;

/// <summary>A stretch of a sentence.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsTerm">Whether it is what a term of the watchlist found.</param>
public readonly record struct MarkedStretch(string Text, bool IsTerm);

/// <summary>A sentence that proves a hit, with the found words marked. They are found by the matcher, as when the hit was made: a hit keeps the place of each proof, and a reader wants every place of every term.</summary>
/// <param name="Stretches">The sentence in stretches, none empty.</param>
public sealed record MarkedSentence(IReadOnlyList<MarkedStretch> Stretches)
{
    /// <summary>The sentence without its marks.</summary>
    public string Text => string.Concat(Stretches.Select(stretch => stretch.Text));

    /// <summary>The sentences of a proof, each once, in which every place of every term is marked.</summary>
    public static IReadOnlyList<MarkedSentence> Of(IReadOnlyList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var shown = new StringBuilder();
        var blocks = new List<Block>();
        foreach (var (zone, text) in evidence.Select(proof => (proof.Zone, Text: Plain.Safe(proof.Text))).DistinctBy(proof => proof.Text, StringComparer.Ordinal))
        {
            blocks.Add(new Block(zone, shown.Length, text));
            shown.Append(text).Append('\n');
        }

        var places = TermPlaces.Find(evidence.Select(proof => proof.Term), new CleanText("", shown.ToString(), blocks));
        return [.. blocks.Where(block => block.Text.Length > 0).Select(block => new MarkedSentence(Marked(block, places)))];
    }

    private static List<MarkedStretch> Marked(Block sentence, IReadOnlyList<TermMatch> places)
    {
        var isTerm = new bool[sentence.Text.Length];
        foreach (var place in places.Where(place => place.Start >= sentence.Start && place.Start < sentence.Start + isTerm.Length))
        {
            var start = place.Start - sentence.Start;
            isTerm.AsSpan(start, Math.Min(place.Length, isTerm.Length - start)).Fill(true);
        }

        var stretches = new List<MarkedStretch>();
        for (int from = 0, to; from < isTerm.Length; from = to)
        {
            to = Array.IndexOf(isTerm, !isTerm[from], from) is >= 0 and var end ? end : isTerm.Length;
            stretches.Add(new MarkedStretch(sentence.Text[from..to], isTerm[from]));
        }

        return stretches;
    }
}
