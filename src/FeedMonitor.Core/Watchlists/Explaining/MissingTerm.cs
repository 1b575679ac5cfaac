using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Why a term is not found in an article: what comes nearest to it in the item.</summary>
/// <param name="text">The item's text.</param>
internal sealed class MissingTerm(CleanText text)
{
    // Part of a word of fewer letters says nothing: "an" stands in every second word.
    private const int ShortestPiece = 3;

    private readonly SilentText silent = new(text);

    // Folded once for all terms of a watchlist that are missing.
    private readonly Lazy<(string Word, string Folded)[]> words = new(() => WordsOf(text));

    /// <summary>What is not the article.</summary>
    public SilentText Silent => silent;

    /// <summary>The reason. The term must not stand in the article.</summary>
    public Reason Why(Term term)
    {
        var anywhere = Anywhere(term);
        return NotInHeadline(term, anywhere) ?? WrittenOtherwise(term) ?? InSilentZone(anywhere) ?? InsideWord(anywhere) ?? WordsApart(anywhere) ?? Plain(term);
    }

    /// <summary>The reason of which nothing was looked for.</summary>
    public static Reason Plain(Term term) => new(ReasonKind.Absent, $"{Anywhere(term)} does not stand in the {(term.IsInTitle ? "headline" : "article")}", []);

    private static Term Anywhere(Term term) => term.IsInTitle ? Term.Parse(term.Text[Term.TitleField.Length..]) : term;

    private Reason? NotInHeadline(Term term, Term anywhere) =>
        term.IsInTitle && Standing(anywhere) is { Count: > 0 } places
            ? new Reason(ReasonKind.NotInHeadline, $"{anywhere} stands in the article, but not in the headline", places)
            : null;

    private Reason? WrittenOtherwise(Term term)
    {
        if (!term.IsExact)
        {
            return null;
        }

        var places = Standing(Term.Parse((term.IsInTitle ? Term.TitleField : "") + term.Body.ToString()));
        return places.Count == 0
            ? null
            : new Reason(ReasonKind.WrittenOtherwise, $"{term} stands only written otherwise: {ReasonWording.Some(places.Select(place => text.Shown.Substring(place.Start, place.Length)))}", places);
    }

    private Reason? InSilentZone(Term anywhere) => silent.Places(new QueryNode.Leaf(anywhere)) is { Count: > 0 } places
        ? new Reason(ReasonKind.SilentZone, $"{anywhere} stands only {ReasonWording.Under(places)}, which is not the article", places)
        : null;

    private Reason? InsideWord(Term anywhere)
    {
        if (anywhere.Words is not [{ Folded: { Length: >= ShortestPiece } piece }])
        {
            return null;
        }

        // What is asked for as the exact words that stand there is found by the matcher, at the right places.
        string[] around = [.. WordsAround(piece).Distinct(StringComparer.OrdinalIgnoreCase).Take(ReasonWording.Most)];
        var places = around.SelectMany(word => Term.TryParse(word, out var longer, out _) ? Standing(longer) : []).OrderBy(place => place.Start).ToArray();
        return places.Length == 0 ? null : new Reason(ReasonKind.InsideWord, $"{anywhere} stands only inside another word: {ReasonWording.Some(around)}", places);
    }

    private IEnumerable<string> WordsAround(string piece) =>
        from word in words.Value
        where word.Folded.Length > piece.Length && word.Folded.Contains(piece, StringComparison.Ordinal)
        select word.Word;

    private static (string Word, string Folded)[] WordsOf(CleanText text) =>
    [
        .. text.Blocks.Where(block => block.Zone.IsMatched())
            .SelectMany(block => Tokenizer.Tokens(block.Text).Select(token => block.Text.Substring(token.Start, token.Length)))
            .Distinct(StringComparer.Ordinal)
            .Select(word => (word, Fold.Of(word))),
    ];

    private Reason? WordsApart(Term anywhere)
    {
        if (anywhere.Words is not { Count: > 1 } parts)
        {
            return null;
        }

        QueryNode[] leaves = [.. parts.Select(word => Term.TryParse(word.Folded + (word.IsPrefix ? "*" : ""), out var one, out _) ? new QueryNode.Leaf(one) : null).OfType<QueryNode>()];
        var places = Probe.Places(text, leaves);
        return leaves.Length == parts.Count && places.All(found => found.Count > 0)
            ? new Reason(ReasonKind.WordsApart, $"the words of {anywhere} stand in the article, but not one after the other", [.. places.Select(found => found[0]).OrderBy(place => place.Start)])
            : null;
    }

    private IReadOnlyList<TermMatch> Standing(Term term) => Probe.Places(text, new QueryNode.Leaf(term));
}
