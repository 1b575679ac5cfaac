using System.Text;

namespace FeedMonitor.Watchlists.Queries;

/// <summary>Writes a tree as text, with the fewest parentheses; the text parses to the same tree.</summary>
internal static class QueryPrinter
{
    // How tightly an operator binds; a leaf binds tightest.
    private const int OfOr = 1;
    private const int OfAnd = 2;
    private const int OfNot = 3;
    private const int OfNear = 4;
    private const int OfLeaf = 5;

    public static string Print(QueryNode node)
    {
        var text = new StringBuilder();
        Print(node, text, least: 0);
        return text.ToString();
    }

    private static void Print(QueryNode node, StringBuilder text, int least)
    {
        var binding = BindingOf(node);
        text.Append(binding < least ? "(" : "");
        switch (node)
        {
            case QueryNode.Leaf leaf:
                text.Append(leaf.Term.Text);
                break;
            case QueryNode.Not not:
                text.Append("NOT ");
                Print(not.Operand, text, OfNot);
                break;
            case QueryNode.And and:
                PrintAll(and.Operands, " AND ", text, OfNot);
                break;
            case QueryNode.Or or:
                PrintAll(or.Operands, " OR ", text, OfAnd);
                break;
            case QueryNode.Near near:
                Print(near.Left, text, OfNear);
                text.Append(near.Ordered ? " ONEAR/" : " NEAR/").Append(near.Distance).Append(' ');
                Print(near.Right, text, OfLeaf);
                break;
        }

        text.Append(binding < least ? ")" : "");
    }

    private static void PrintAll(IReadOnlyList<QueryNode> operands, string joint, StringBuilder text, int least)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            text.Append(i > 0 ? joint : "");
            Print(operands[i], text, least);
        }
    }

    private static int BindingOf(QueryNode node) => node switch
    {
        QueryNode.Or => OfOr,
        QueryNode.And => OfAnd,
        QueryNode.Not => OfNot,
        QueryNode.Near => OfNear,
        _ => OfLeaf,
    };
}
