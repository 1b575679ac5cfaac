namespace FeedMonitor.Watchlists.Queries;

/// <summary>What a token of a query is.</summary>
internal enum QueryTokenKind
{
    /// <summary>A word, a phrase in quotes, a prefix; with <c>=</c> before it if letter case counts.</summary>
    Term,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>NOT</c></summary>
    Not,

    /// <summary><c>NEAR/5</c></summary>
    Near,

    /// <summary><c>ONEAR/5</c></summary>
    OrderedNear,

    /// <summary><c>title:</c></summary>
    Title,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A token of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">How many units it has.</param>
/// <param name="Distance">The words of a <c>NEAR</c>.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int Start, int Length, int Distance = 0)
{
    public int End => Start + Length;
}
