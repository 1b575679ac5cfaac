using FeedMonitor.Watchlists.Queries;

namespace FeedMonitor.Watchlists.Linting;

public sealed class WatchlistLinterTests
{
    [Theory]
    [InlineData("nitrocellulose")]
    [InlineData("дрон*")]
    [InlineData("机床")]
    [InlineData("=WHO")]
    [InlineData("=IT*")]
    [InlineData("U.S.")]
    [InlineData("\"the who\" tour")]
    [InlineData("\"war on drugs\"")]
    [InlineData("31415926")]
    [InlineData("title:turbine")]
    public void A_term_that_tells_something_is_left_alone(string term) => Assert.Empty(Lint([term.Contains(' ', StringComparison.Ordinal) ? $"\"{term.Replace("\"", "", StringComparison.Ordinal)}\"" : term]));

    [Theory]
    [InlineData("who")]
    [InlineData("Für")]
    [InlineData("title:the")]
    [InlineData("=Who")]
    [InlineData("=of")]
    [InlineData("dr*")]
    [InlineData("ни*")]
    [InlineData("the*")]
    [InlineData("x")]
    [InlineData("2024")]
    [InlineData("机")]
    [InlineData("\"of the\"")]
    public void A_term_that_stands_in_nearly_every_text_is_told(string term)
    {
        var finding = Assert.Single(Lint(["turbine", term]));

        Assert.Equal(("matches-everywhere", 1), (finding.Rule, finding.TermNumber));
        Assert.StartsWith($"term {term}: ", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_word_of_a_language_that_is_not_looked_at_is_none()
    {
        Assert.Contains("(de)", Assert.Single(Lint(["war"])).Problem, StringComparison.Ordinal);
        Assert.Empty(Lint(Of(["war"]) with { Scope = new WatchlistScope([], [], ["en"]) }));
    }

    [Theory]
    [InlineData("drones", "drone*")]
    [InlineData("drone strikes", "strikes")]
    [InlineData("drone strikes", "drone strike*")]
    [InlineData("KYÏV", "kyiv")]
    [InlineData("machine-tools", "machine tools")]
    [InlineData("title:turbine", "turbine")]
    [InlineData("=Turbine", "turbine")]
    [InlineData("涡轮喷气发动机", "发动机")]
    [InlineData("dronestrike*", "drone*")]
    [InlineData("drone-strike team", "strike team")]
    [InlineData("U.S. Steel Corp", "U.S. Steel")]
    public void A_term_that_another_one_covers_is_told(string narrow, string wide)
    {
        var finding = Assert.Single(Lint([Quoted(narrow), Quoted(wide)]), finding => finding.Rule == "repeats");

        Assert.StartsWith("term ", finding.Problem, StringComparison.Ordinal);
        if (narrow != "KYÏV" && narrow != "machine-tools")
        {
            Assert.Equal(0, finding.TermNumber);
            Assert.Equal(1, Assert.Single(Lint([Quoted(wide), Quoted(narrow)]), finding => finding.Rule == "repeats").TermNumber);
        }
    }

    [Theory]
    [InlineData("drone*", "drones")]
    [InlineData("tool machine", "machine tool")]
    [InlineData("turbine", "title:turbine")]
    [InlineData("turbine", "=Turbine")]
    [InlineData("=TURBINE", "=Turbine")]
    [InlineData("U.S. Steel", "U S")]
    [InlineData("AT&T Mobility", "AT T")]
    [InlineData("machinetools", "machine")]
    public void A_term_that_another_one_does_not_cover_is_left_alone(string narrow, string other)
    {
        Assert.DoesNotContain(Lint([Quoted(narrow), Quoted(other)]), finding => finding.Rule == "repeats" && finding.TermNumber == 0);
    }

    [Fact]
    public void Repeated_terms_that_minTerms_counts_twice_say_so() =>
        Assert.Contains("minTerms (2)", Assert.Single(Lint(Of(["drone*", "drones", "turbine"]) with { MinTerms = 2 })).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData("drones", "drone*")]
    [InlineData("drones", "sport OR drones")]
    [InlineData("toy drones", "toy AND drones")]
    public void A_term_that_a_veto_always_meets_is_told(string term, string none)
    {
        var finding = Assert.Single(Lint(Of([Quoted(term)]) with { None = [Query.Parse(none)] }));

        Assert.Equal(("never-matches", 0), (finding.Rule, finding.TermNumber));
    }

    [Theory]
    [InlineData("drone*", "drones")]
    [InlineData("drones", "sport AND drones")]
    [InlineData("drones", "drones NEAR/3 toy")]
    [InlineData("drones", "title:drones")]
    public void A_term_that_a_veto_meets_only_sometimes_is_left_alone(string term, string none) =>
        Assert.Empty(Lint(Of([term]) with { None = [Query.Parse(none)] }));

    [Fact]
    public void Names_of_a_list_may_repeat_each_other_and_short_ones_are_told()
    {
        Term[] names = [Name("Ivan Petrov"), Name("Petrov"), Name("Kim"), Name("who"), Name("机床")];
        var watchlist = new Watchlist(WatchlistId.Parse("a"), "a", names, []);

        Assert.Equal([2, 3], WatchlistLinter.Lint(watchlist, [.. names.Select(_ => TermOrigin.List)]).Select(finding => finding.TermNumber!.Value));
    }

    [Fact]
    public void Of_many_short_names_a_few_are_told_and_the_others_counted()
    {
        Term[] names = [.. Enumerable.Range('a', 26).SelectMany(one => "xyz".Select(two => Name($"{(char)one}{two}q")))];
        var watchlist = new Watchlist(WatchlistId.Parse("a"), "a", names, []);

        var findings = WatchlistLinter.Lint(watchlist, [.. names.Select(_ => TermOrigin.List)]);

        Assert.Equal(21, findings.Count);
        Assert.EndsWith("; and 57 more names like these", findings[^1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_may_repeat_what_the_watchlist_has_and_not_the_other_way_round()
    {
        Assert.Empty(WatchlistLinter.Lint(Of(["drone*", "drones"]), [TermOrigin.Own, TermOrigin.Pack]));
        Assert.Single(WatchlistLinter.Lint(Of(["drones", "drone*"]), [TermOrigin.Own, TermOrigin.Pack]));
    }

    private static Term Name(string name) => Term.TryOfName(name, null, out var term, out var problem) ? term : throw new FormatException(problem);

    private static string Quoted(string term) => term.Contains(' ', StringComparison.Ordinal) ? $"\"{term}\"" : term;

    private static Watchlist Of(string[] terms) => new(WatchlistId.Parse("a"), "a", [.. terms.Select(Term.Parse)], []);

    private static IReadOnlyList<LintFinding> Lint(string[] terms) => Lint(Of(terms));

    private static IReadOnlyList<LintFinding> Lint(Watchlist watchlist) => WatchlistLinter.Lint(watchlist, [.. watchlist.Terms.Select(_ => TermOrigin.Own)]);
}
