using System.Buffers.Binary;
using System.Security.Cryptography;
using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>All watchlists, compiled: finds every place of every term in one pass over a text. Immutable; safe on any thread.</summary>
public sealed class WatchlistMatcher
{
    [ThreadStatic]
    private static ScanScratch? scratchOfThread;

    private readonly Term[] terms;
    private readonly int[] owners;

    private WatchlistMatcher(IReadOnlyList<Watchlist> watchlists, ulong seed)
    {
        Watchlists = watchlists;
        terms = [.. watchlists.SelectMany(list => list.Terms)];
        owners = [.. watchlists.SelectMany((list, number) => Enumerable.Repeat(number, list.Terms.Count))];
        Compiled = TermCompiler.Compile(terms, seed);
    }

    /// <summary>The watchlists it was built from.</summary>
    public IReadOnlyList<Watchlist> Watchlists { get; }

    /// <summary>The terms of all watchlists.</summary>
    internal CompiledTerms Compiled { get; }

    /// <summary>Compiles watchlists.</summary>
    public static WatchlistMatcher Build(IReadOnlyList<Watchlist> watchlists) =>
        new(watchlists, BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    /// <summary>The watchlists that hit an item, by their first place.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="origin">Where it comes from.</param>
    public IReadOnlyList<WatchlistMatch> Match(CleanText text, ItemOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = scratchOfThread ??= new ScanScratch();
        var matches = new List<(int Owner, TermMatch Match)>();
        foreach (var block in text.Blocks)
        {
            if (block.Zone.IsMatched())
            {
                Compiled.Scan(block.Text, scratch);
                AddMatches(block, scratch.Places, matches);
            }
        }

        return [.. matches.GroupBy(match => match.Owner).Select(group => new WatchlistMatch(Watchlists[group.Key], [.. group.Select(match => match.Match)]))];
    }

    private void AddMatches(Block block, List<TermPlace> places, List<(int Owner, TermMatch Match)> matches)
    {
        places.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.Term.CompareTo(other.Term));
        foreach (var place in places)
        {
            var sentence = Sentence.Around(block.Text, place.Start, place.Length);
            matches.Add((owners[place.Term], new TermMatch(terms[place.Term], block.Zone, block.Start + place.Start, place.Length, sentence, "terms")));
        }
    }
}
