namespace FeedMonitor.Watchlists.Linting;

public sealed class CoveringTermsTests
{
    [Fact]
    public void Of_many_terms_with_the_same_first_word_each_is_compared_with_itself_alone()
    {
        Wording[] terms = [.. Enumerable.Range(0, 60_000).Select(number => new Wording(Term.Parse($"\"unit {number}\"")))];
        var covering = new CoveringTerms(terms);

        Assert.Equal(Enumerable.Range(0, terms.Length), terms.SelectMany(covering.Candidates));
    }

    [Theory]
    [InlineData("drones", "drones|drone*|d*")]
    [InlineData("drone*", "drone*|d*")]
    [InlineData("\"new drones fly\"", "drones|drone*|d*|\"new drone*\"|\"drones fly\"")]
    [InlineData("fly", "")]
    public void Those_may_cover_a_term_whose_words_stand_in_it(string term, string candidates)
    {
        string[] terms = ["drones", "drone*", "d*", "\"new drone*\"", "\"drones fly\"", "\"fly drones\"", "\"new fly\"", "Drohne"];
        var covering = new CoveringTerms([.. terms.Select(text => new Wording(Term.Parse(text)))]);

        Assert.Equal(candidates.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), covering.Candidates(new Wording(Term.Parse(term))).Select(number => terms[number]).Order(StringComparer.Ordinal));
    }
}
