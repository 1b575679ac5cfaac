using System.Runtime.InteropServices;
using FeedMonitor.Matching.Conditions;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Matching;

/// <summary>A place where a term stands in an item.</summary>
/// <param name="Term">The term's number.</param>
/// <param name="Block">The number of its block.</param>
/// <param name="Start">Its first UTF-16 unit in the block.</param>
/// <param name="Length">Its units.</param>
/// <param name="Stretch">Its words in the item.</param>
internal readonly record struct ItemPlace(int Term, int Block, int Start, int Length, Stretch Stretch);

/// <summary>All places found in an item, by term. Used again for the next item; to clear it costs nothing, however many terms there are.</summary>
internal sealed class ItemPlaces
{
    private readonly List<ItemPlace> places = [];

    // Where among the places each term begins that was found.
    private readonly List<int> begins = [];
    private int words;

    /// <summary>How many terms were found.</summary>
    public int Terms => begins.Count;

    /// <summary>Makes room for another item.</summary>
    public void Clear()
    {
        ScratchRoom.Clear(places);
        ScratchRoom.Clear(begins);
        words = 0;
    }

    /// <summary>Adds a place of the block that is being read.</summary>
    public void Add(int block, in TermPlace place) => places.Add(
        new ItemPlace(place.Term, block, place.Start, place.Length, new Stretch(words + place.Word, words + place.Word + place.Words - 1, IsHull: false)));

    /// <summary>Goes on with the next block.</summary>
    /// <param name="wordsOfBlock">How many words the one that was read has.</param>
    public void EndBlock(int wordsOfBlock) => words += wordsOfBlock + Query.MostDistance;

    /// <summary>Orders what was added, by term and then as it stands in the text.</summary>
    public void Order()
    {
        places.Sort(static (one, other) => one.Term != other.Term ? one.Term.CompareTo(other.Term) : one.Stretch.First.CompareTo(other.Stretch.First));
        for (var at = 0; at < places.Count; at++)
        {
            if (at == 0 || places[at].Term != places[at - 1].Term)
            {
                begins.Add(at);
            }
        }
    }

    /// <summary>The places of the n-th term that was found.</summary>
    public ReadOnlySpan<ItemPlace> At(int nth)
    {
        var end = nth + 1 < begins.Count ? begins[nth + 1] : places.Count;
        return CollectionsMarshal.AsSpan(places)[begins[nth]..end];
    }

    /// <summary>The places of a term; none if it was not found.</summary>
    public ReadOnlySpan<ItemPlace> Of(int term)
    {
        var (low, high) = (0, begins.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = places[begins[middle]].Term;
            if (found == term)
            {
                return At(middle);
            }

            (low, high) = found < term ? (middle + 1, high) : (low, middle - 1);
        }

        return [];
    }
}
