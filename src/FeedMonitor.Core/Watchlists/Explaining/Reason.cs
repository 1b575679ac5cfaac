using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Why a part of a watchlist does not hold.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Text">The reason as people would say it, in one line without a full stop.</param>
/// <param name="Places">Where to look: the words that stand in the wrong place, too far apart, or written otherwise; may be empty.</param>
public sealed record Reason(ReasonKind Kind, string Text, IReadOnlyList<TermMatch> Places);

/// <summary>The kinds of reasons.</summary>
public enum ReasonKind
{
    /// <summary>The item comes from another feed.</summary>
    OtherFeed,

    /// <summary>The item is in another language.</summary>
    OtherLanguage,

    /// <summary>Fewer terms stand in the article than are needed.</summary>
    TooFewTerms,

    /// <summary>The term stands nowhere; or it is one of so many parts that do not hold that nobody looked why.</summary>
    Absent,

    /// <summary>The words stand only in what is not the article: a link to another story, a comment, a notice.</summary>
    SilentZone,

    /// <summary>The term stands in the article, but not in the headline, where it is asked for.</summary>
    NotInHeadline,

    /// <summary>The term stands with other case or accents than it was written with after <c>=</c>.</summary>
    WrittenOtherwise,

    /// <summary>The term stands only as a piece of a longer word.</summary>
    InsideWord,

    /// <summary>Every word of the phrase stands in the article, but not one after the other.</summary>
    WordsApart,

    /// <summary>Both sides of a NEAR stand in one paragraph, with too many words between them.</summary>
    TooFarApart,

    /// <summary>Both sides of a NEAR stand in the article, in no paragraph both.</summary>
    OtherParagraph,

    /// <summary>Both sides of an ONEAR stand near enough, the right one first.</summary>
    WrongOrder,

    /// <summary>What the query excludes by NOT stands in the article.</summary>
    Excluded,

    /// <summary>The query of a veto holds.</summary>
    Vetoed,
}
