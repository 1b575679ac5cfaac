using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

/// <summary>
/// All watchlists, compiled: finds every place of every term in one pass over a text, and evaluates those watchlists of which
/// a term was found. Immutable; safe on any thread.
/// </summary>
public sealed class WatchlistMatcher
{
    [ThreadStatic]
    private static MatchScratch? scratchOfThread;

    private readonly CompiledWatchlists compiledLists;

    private WatchlistMatcher(IReadOnlyList<Watchlist> watchlists, ulong seed)
    {
        Watchlists = watchlists;
        compiledLists = new CompiledWatchlists(watchlists);
        Compiled = TermCompiler.Compile(compiledLists.Terms, seed);
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
        ArgumentNullException.ThrowIfNull(origin);
        return Match(text, origin, scratchOfThread ??= new MatchScratch());
    }

    internal IReadOnlyList<WatchlistMatch> Match(CleanText text, ItemOrigin origin, MatchScratch scratch)
    {
        FindTerms(text, scratch);
        FindTriggers(scratch);
        scratch.Evaluated = 0;
        return scratch.Triggers.Count == 0 ? [] : Evaluate(new ItemEvaluation(compiledLists, text, origin, scratch.Item), scratch);
    }

    private void FindTerms(CleanText text, MatchScratch scratch)
    {
        scratch.Item.Clear();
        for (var number = 0; number < text.Blocks.Count; number++)
        {
            var block = text.Blocks[number];
            if (!block.Zone.IsMatched())
            {
                continue;
            }

            Compiled.Scan(block.Text, scratch.Scan);
            foreach (ref readonly var place in CollectionsMarshal.AsSpan(scratch.Scan.Places))
            {
                if (block.Zone == Zone.Headline || !compiledLists.Terms[place.Term].IsInTitle)
                {
                    scratch.Item.Add(number, place);
                }
            }

            scratch.Item.EndBlock(scratch.Scan.Tokens.Count);
        }

        scratch.Item.Order();
    }

    private void FindTriggers(MatchScratch scratch)
    {
        ScratchRoom.Clear(scratch.Triggers);
        for (var nth = 0; nth < scratch.Item.Terms; nth++)
        {
            foreach (var use in compiledLists.Triggering.Of(scratch.Item.At(nth)[0].Term))
            {
                scratch.Triggers.Add(new Trigger(use, nth));
            }
        }

        scratch.Triggers.Sort(static (one, other) => (one.Use.Watchlist, one.Use.Ordinal).CompareTo((other.Use.Watchlist, other.Use.Ordinal)));
    }

    private static WatchlistMatch[] Evaluate(ItemEvaluation evaluation, MatchScratch scratch)
    {
        var matches = new List<WatchlistMatch>();
        var triggers = CollectionsMarshal.AsSpan(scratch.Triggers);
        for (int from = 0, to; from < triggers.Length; from = to)
        {
            var watchlist = triggers[from].Use.Watchlist;
            for (to = from + 1; to < triggers.Length && triggers[to].Use.Watchlist == watchlist; to++)
            {
            }

            scratch.Evaluated++;
            if (evaluation.Evaluate(watchlist, triggers[from..to]) is { } match)
            {
                matches.Add(match);
            }
        }

        return [.. matches.OrderBy(match => match.Places[0].Start)];
    }
}
