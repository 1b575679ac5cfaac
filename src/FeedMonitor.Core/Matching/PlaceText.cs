using FeedMonitor.Cleaning;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>Tells of places where they stand and in which sentence; each sentence is cut out once an item, however many watchlists hit it.</summary>
internal sealed class PlaceText(CleanText text)
{
    private readonly Dictionary<(int Block, int Start, int Length), Sentence> sentences = [];

    /// <summary>A place as a watchlist's match.</summary>
    public TermMatch Match(in ItemPlace place, Term term, string clause)
    {
        var block = text.Blocks[place.Block];
        var key = (place.Block, place.Start, place.Length);
        if (!sentences.TryGetValue(key, out var sentence))
        {
            sentences.Add(key, sentence = Sentence.Around(block.Text, place.Start, place.Length));
        }

        return new TermMatch(term, block.Zone, block.Start + place.Start, place.Length, sentence.Text, clause) { Words = new SentenceWords(sentence.Start, sentence.Length) };
    }
}
