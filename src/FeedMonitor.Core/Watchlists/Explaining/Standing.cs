using FeedMonitor.Cleaning;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Explaining;

/// <summary>Which parts of queries hold in a text, and by which words. Terms and NEARs are asked of the matcher, all at once.</summary>
internal sealed class Standing
{
    private readonly Dictionary<QueryNode, IReadOnlyList<TermMatch>> places;

    private Standing(Dictionary<QueryNode, IReadOnlyList<TermMatch>> places) => this.places = places;

    /// <summary>Of the parts of these queries.</summary>
    public static Standing Of(CleanText text, IEnumerable<QueryNode> roots)
    {
        QueryNode[] parts = [.. roots.SelectMany(Parts).Where(part => part is QueryNode.Leaf or QueryNode.Near).Distinct()];
        return new Standing(parts.Zip(Probe.Places(text, parts)).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>Whether a part holds.</summary>
    public bool Holds(QueryNode part) => part switch
    {
        QueryNode.Not not => !Holds(not.Operand),
        QueryNode.And and => and.Operands.All(Holds),
        QueryNode.Or or => or.Operands.Any(Holds),
        _ => places[part].Count > 0,
    };

    /// <summary>The words by which a part holds, in reading order; none if it does not, or if it holds because something is missing.</summary>
    public IReadOnlyList<TermMatch> Places(QueryNode part) => part switch
    {
        QueryNode.Not => [],
        _ when !Holds(part) => [],
        QueryNode.And and => InOrder(and.Operands),
        QueryNode.Or or => InOrder(or.Operands),
        _ => places[part],
    };

    private IReadOnlyList<TermMatch> InOrder(IReadOnlyList<QueryNode> operands) => [.. operands.SelectMany(Places).OrderBy(place => place.Start)];

    private static IEnumerable<QueryNode> Parts(QueryNode node) =>
    [
        node,
        .. node switch
        {
            QueryNode.Not not => Parts(not.Operand),
            QueryNode.And and => and.Operands.SelectMany(Parts),
            QueryNode.Or or => or.Operands.SelectMany(Parts),
            QueryNode.Near near => Parts(near.Left).Concat(Parts(near.Right)),
            _ => [],
        },
    ];
}
