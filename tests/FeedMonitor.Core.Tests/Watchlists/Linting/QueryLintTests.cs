using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

public sealed class QueryLintTests
{
    [Theory]
    [InlineData("drone* NEAR/5 Iran")]
    [InlineData("up NEAR/2 arms")]
    [InlineData("drones AND NOT toys")]
    [InlineData("drone* AND NOT drones")]
    [InlineData("drones AND (Iran OR Russia) NOT (toy OR film)")]
    [InlineData("title:x1 NEAR/5 turbine")]
    [InlineData("turbine NEAR/9 turbine")]
    [InlineData("title:turbine OR turbine NEAR/3 Iran")]
    [InlineData("(aa AND bb) OR (aa AND cc)")]
    [InlineData("aa AND (bb OR NOT cc)")]
    public void A_query_that_makes_sense_is_left_alone(string query) => Assert.Empty(Lint(query));

    [Theory]
    [InlineData("drones AND the", "the")]
    [InlineData("drones AND NOT who", "who")]
    [InlineData("drones OR dr*", "dr*")]
    public void A_term_of_every_text_is_told(string query, string part)
    {
        var finding = Assert.Single(Lint(query), finding => finding.Rule == "matches-everywhere");

        Assert.Equal(part, finding.Part);
    }

    [Theory]
    [InlineData("drones AND NOT drones")]
    [InlineData("drones AND NOT drone*")]
    [InlineData("\"drone strike\" NOT strike*")]
    [InlineData("drones AND (aa OR bb) AND NOT aa AND NOT bb")]
    [InlineData("drones NEAR/3 Iran NOT Iran")]
    [InlineData("(drones OR toys) NEAR/3 Iran AND NOT drones AND NOT toys")]
    [InlineData("title:drones AND NOT drones")]
    public void A_query_that_can_hold_of_no_text_is_told(string query)
    {
        var finding = Assert.Single(Lint(query), finding => finding.Rule == "never-matches");

        Assert.Equal(("the query can never hold: it asks for what it rules out", ""), (finding.Problem, finding.Part));
    }

    [Theory]
    [InlineData("toys OR (drones AND NOT drone*)", "drones AND NOT drone*")]
    [InlineData("Iran AND (toys OR (drones NOT drones))", "drones AND NOT drones")]
    public void An_alternative_that_can_never_hold_is_told(string query, string part) =>
        Assert.Equal(part, Assert.Single(Lint(query), finding => finding.Rule == "never-matches").Part);

    [Theory]
    [InlineData("drones NEAR/3 Iran", "Iran", "")]
    [InlineData("toys OR drones", "drone*", "drones")]
    [InlineData("toys AND cars", "cars OR planes", "")]
    public void What_a_veto_always_meets_is_told(string query, string none, string part)
    {
        var finding = Assert.Single(Lint(query, none), finding => finding.Rule == "never-matches");

        Assert.Contains("'none' holds wherever it does", finding.Problem, StringComparison.Ordinal);
        Assert.Equal(part, finding.Part);
    }

    [Theory]
    [InlineData("drones OR drone*", "drones")]
    [InlineData("drones OR drones OR Iran", "drones")]
    [InlineData("drones OR (drones AND Iran)", "drones AND Iran")]
    [InlineData("drones AND drone*", "drone*")]
    [InlineData("drones AND (drones OR Iran)", "drones OR Iran")]
    [InlineData("Iran NEAR/2 (drones OR drone*)", "drones")]
    [InlineData("Iran AND drones NEAR/2 Iran", "Iran")]
    public void An_operand_that_adds_nothing_is_told(string query, string part)
    {
        var finding = Assert.Single(Lint(query));

        Assert.Equal(("repeats", part), (finding.Rule, finding.Part));
    }

    [Fact]
    public void A_query_of_many_terms_is_gone_through_pair_by_pair() =>
        Assert.Equal("w7x", Assert.Single(Lint(string.Join(" OR ", Enumerable.Range(0, 300).Select(i => $"w{i}x")) + " OR w7*"), finding => finding.Part == "w7x").Part);

    private static IReadOnlyList<LintFinding> Lint(string query, params string[] none) => WatchlistLinter.Lint(
        new Watchlist(WatchlistId.Parse("a"), "a", [], []) { Query = Query.Parse(query), None = [.. none.Select(Query.Parse)] }, []);
}
