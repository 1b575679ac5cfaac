namespace FeedMonitor.Matching.Conditions;

/// <summary>Terms of which one must stand in an item before a condition can hold of it.</summary>
/// <param name="Terms">Their numbers.</param>
/// <param name="Commonest">How many watchlists use the one that most use.</param>
/// <param name="Uses">How many uses they have altogether.</param>
/// <remarks>
/// Nobody knows beforehand how often a word stands in the items to come; but what many watchlists ask for is often a common word, and each of
/// them would be evaluated for it. So the commonest term decides, then the number of all: a list of 20,000 names is better than the one word
/// that all watchlists share.
/// </remarks>
internal sealed record Triggers(IReadOnlyList<int> Terms, int Commonest, long Uses)
{
    /// <summary>The triggers of one term or several, any of which may be the one.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="uses">How many watchlists use each term of the set.</param>
    public static Triggers Of(IReadOnlyList<int> terms, int[] uses) => new(terms, terms.Max(term => uses[term]), terms.Sum(term => (long)uses[term]));

    /// <summary>The best triggers of a condition; null if it can hold where none of its terms stands.</summary>
    public static Triggers? Of(Condition condition, int[] uses) => condition switch
    {
        Condition.Stands stands => Of([stands.Number], uses),
        Condition.Near near => Better(Of(near.Left, uses), Of(near.Right, uses)),
        Condition.All all => all.Operands.Select(operand => Of(operand, uses)).Aggregate(Better),
        Condition.Any any when any.Operands.Select(operand => Of(operand, uses)).ToArray() is var each && !each.Contains(null) =>
            Of([.. each.SelectMany(one => one!.Terms).Distinct()], uses),
        _ => null,
    };

    /// <summary>Which of two is less often met; the one that there is, if the other is null.</summary>
    public static Triggers? Better(Triggers? one, Triggers? other) =>
        one is null ? other : other is null || (one.Commonest, one.Uses).CompareTo((other.Commonest, other.Uses)) <= 0 ? one : other;
}
