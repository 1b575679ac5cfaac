using FeedMonitor.Text;

namespace FeedMonitor.Watchlists.Queries;

/// <summary>
/// Reads a query, by recursive descent. From what binds tightest: <c>NEAR/n</c> and <c>ONEAR/n</c>, <c>NOT</c>, <c>AND</c>, <c>OR</c>.
/// </summary>
/// <remarks>
/// <code>
/// query   = and { "OR" and }
/// and     = not { "AND" not | "NOT" not }          "a NOT b" is "a AND NOT b"
/// not     = "NOT" not | near
/// near    = primary { ("NEAR/n" | "ONEAR/n") primary }
/// primary = term | "title:" primary | "(" query ")"
/// term    = [ "=" ] ( word | word "*" | '"' phrase '"' )
/// </code>
/// </remarks>
internal sealed class QueryParser
{
    // Deeper than anybody writes, and far from the end of the stack.
    private const int MostNested = 100;

    private const int LongestShown = 80;

    private readonly string text;
    private readonly List<QueryToken> tokens;
    private int at;
    private int depth;
    private bool inTitle;

    private QueryParser(string text)
    {
        this.text = text;
        tokens = QueryScanner.Scan(text);
    }

    private QueryToken Current => tokens[at];

    /// <summary>Reads a query.</summary>
    /// <exception cref="QueryException">It is none.</exception>
    public static QueryNode Parse(string text)
    {
        var parser = new QueryParser(text);
        var root = parser.Alternatives();
        if (parser.Current.Kind != QueryTokenKind.End)
        {
            throw parser.NotExpected("AND, OR, NEAR/n or the end");
        }

        return root;
    }

    private QueryNode Alternatives()
    {
        var operands = new List<QueryNode> { Conjunction() };
        while (Takes(QueryTokenKind.Or))
        {
            operands.Add(Conjunction());
        }

        return operands is [var only] ? only : new QueryNode.Or([.. operands.SelectMany(operand => operand is QueryNode.Or or ? or.Operands : [operand])]);
    }

    private QueryNode Conjunction()
    {
        var operands = new List<QueryNode> { Negation() };
        while (Takes(QueryTokenKind.And) || Current.Kind == QueryTokenKind.Not)
        {
            operands.Add(Negation());
        }

        return operands is [var only] ? only : new QueryNode.And([.. operands.SelectMany(operand => operand is QueryNode.And and ? and.Operands : [operand])]);
    }

    private QueryNode Negation()
    {
        if (!Takes(QueryTokenKind.Not))
        {
            return Nearness();
        }

        Descend();
        var operand = Negation();
        depth--;
        return new QueryNode.Not(operand);
    }

    private QueryNode Nearness()
    {
        var (first, outside) = (Current, depth);
        var left = Primary();
        while (Current.Kind is QueryTokenKind.Near or QueryTokenKind.OrderedNear)
        {
            // Each makes the tree deeper, as parentheses do.
            Descend();
            var near = Current;
            at++;
            var (second, right) = (Current, Primary());
            left = new QueryNode.Near(Placed(left, first), Placed(right, second), near.Distance, near.Kind == QueryTokenKind.OrderedNear);
        }

        depth = outside;
        return left;
    }

    private QueryNode Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case QueryTokenKind.Term:
                at++;
                return new QueryNode.Leaf(TermOf(token));
            case QueryTokenKind.Title:
                at++;
                return InTitle();
            case QueryTokenKind.Open:
                at++;
                return Group(token);
            default:
                throw NotExpected("a word, a \"phrase in quotes\", a prefix* or '('");
        }
    }

    private QueryNode InTitle()
    {
        var before = inTitle;
        inTitle = true;
        Descend();
        var held = Primary();
        depth--;
        inTitle = before;
        return held;
    }

    private QueryNode Group(QueryToken open)
    {
        Descend();
        var group = Alternatives();
        depth--;
        if (Takes(QueryTokenKind.Close))
        {
            return group;
        }

        throw Current.Kind == QueryTokenKind.End
            ? new QueryException(open.Start, 1, "this parenthesis is not closed, expected ')' at the end")
            : NotExpected("AND, OR, NEAR/n or ')'");
    }

    private Term TermOf(QueryToken token)
    {
        var written = text.Substring(token.Start, token.Length);
        return Term.TryParse((inTitle ? Term.TitleField : "") + Straight(written), out var term, out var problem)
            ? term
            : throw new QueryException(token.Start, token.Length, $"'{Shown(written)}': {problem}");
    }

    // A phrase may be a page long, and an error is one line.
    private static string Shown(string written) => OneLine.Of(written, LongestShown);

    private static string Straight(string written) => string.Concat(written.Select(c => QueryScanner.IsQuote(c) ? '"' : c));

    // What has no place in the text is near to nothing.
    private static QueryNode Placed(QueryNode operand, QueryToken token) => IsPlaced(operand)
        ? operand
        : throw new QueryException(token.Start, token.Length, "AND and NOT have no place in a NEAR, expected a term or a group of terms joined by OR or NEAR");

    private static bool IsPlaced(QueryNode node) => node is QueryNode.Leaf or QueryNode.Near || (node is QueryNode.Or or && or.Operands.All(IsPlaced));

    private bool Takes(QueryTokenKind kind)
    {
        var takes = Current.Kind == kind;
        at += takes ? 1 : 0;
        return takes;
    }

    private void Descend()
    {
        if (++depth > MostNested)
        {
            throw new QueryException(Current.Start, Current.Length, $"this nests deeper than {MostNested} levels, expected a simpler query");
        }
    }

    private QueryException NotExpected(string expected)
    {
        var token = Current;
        var found = text.Substring(token.Start, token.Length);
        var hint = found.ToUpperInvariant() switch
        {
            "AND" or "OR" or "NOT" when token.Kind == QueryTokenKind.Term => "; operators are written in capitals",
            var word when token.Kind == QueryTokenKind.Term && (word.StartsWith("NEAR/", StringComparison.Ordinal) || word.StartsWith("ONEAR/", StringComparison.Ordinal)) => "; operators are written in capitals",
            ['-', not '-', ..] when token.Kind == QueryTokenKind.Term => "; 'not' is written NOT",
            "&&" or "&" or "+" => "; 'and' is written AND",
            "||" or "|" => "; 'or' is written OR",
            _ when token.Kind == QueryTokenKind.Term => "; words that belong together are put in quotes",
            _ => "",
        };
        return new QueryException(token.Start, token.Length, $"{(token.Kind == QueryTokenKind.End ? "the query ends here" : $"'{Shown(found)}' can't stand here")}, expected {expected}{hint}");
    }
}
