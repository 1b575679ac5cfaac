using System.Text.Json;
using FeedMonitor.Cleaning;
using FeedMonitor.Matching;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>One thing that a watchlist asks for, as programs are told of it.</summary>
/// <param name="Part">What kind of thing: the name of a <see cref="PartKind"/>.</param>
/// <param name="Asks">What exactly.</param>
/// <param name="Holds">Whether the item fulfils it.</param>
/// <param name="Evidence">The places by which it holds.</param>
/// <param name="Reasons">Why it does not hold.</param>
public sealed record ExplainedPartMessage(string Part, string Asks, bool Holds, IReadOnlyList<PlaceMessage> Evidence, IReadOnlyList<ReasonMessage> Reasons)
{
    /// <summary>That of a part.</summary>
    public static ExplainedPartMessage Of(ExplainedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(Name(part.Kind), part.Asks, part.Holds, [.. part.Places.Select(PlaceMessage.Of)], [.. part.Reasons.Select(reason => new ReasonMessage(Name(reason.Kind), reason.Text, [.. reason.Places.Select(PlaceMessage.Of)]))]);
    }

    private static string Name<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

/// <summary>Why a part does not hold.</summary>
/// <param name="Kind">The name of a <see cref="ReasonKind"/>, such as <c>silent-zone</c>.</param>
/// <param name="Text">The reason as people would say it.</param>
/// <param name="Places">Where to look.</param>
public sealed record ReasonMessage(string Kind, string Text, IReadOnlyList<PlaceMessage> Places);

/// <summary>Words in an item.</summary>
/// <param name="Term">The term that found them.</param>
/// <param name="Reference">The entry of the list from which the term came, or null.</param>
/// <param name="Clause">What of the watchlist they fulfil.</param>
/// <param name="Zone">Where in the article.</param>
/// <param name="Start">Where they begin in the shown text, in UTF-16 units.</param>
/// <param name="Length">How many units they cover.</param>
/// <param name="Text">The whole sentence.</param>
public sealed record PlaceMessage(string Term, string? Reference, string Clause, string Zone, int Start, int Length, string Text)
{
    /// <summary>That of a place.</summary>
    public static PlaceMessage Of(TermMatch place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new(place.Term.Text, place.Term.Reference, place.Clause, place.Zone.Name(), place.Start, place.Length, place.Sentence);
    }
}
