namespace FeedMonitor.Configuration;

public sealed class QueryTextTests : ConfigurationTest
{
    [Theory]
    [InlineData("query: turbine AND\n", 2, 19, 12)]
    [InlineData("query: turbine rotor # why\n", 2, 16, 9)]
    [InlineData("query:   turbine\n  OR\n  rotor blade\n", 4, 9, 18)]
    [InlineData("query: 'it''s rotor'\n", 2, 15, 6)]
    [InlineData("query: 'turbine\n\n   rotor'\n", 4, 4, null)]
    [InlineData("query: \"\\\"a b\\\" rotor\"\n", 2, 17, 7)]
    [InlineData("query: \"\\u00e9t\\x65 \\U0001F600 rotor\"\n", 2, 21, 5)]
    [InlineData("query: \"turbine \\\n   rotor\"\n", 3, 4, 9)]
    [InlineData("query: |\n  turbine\n\n    AND rotor blade\n", 5, 15, null)]
    [InlineData("query: |2- # why\n    turbine rotor\n", 3, 13, 9)]
    [InlineData("query: >\n  turbine\n  rotor\n\n  OR a\n", 4, 3, null)]
    [InlineData("query: 涡轮 机床\n", 2, 11, 4)]
    public void A_mistake_is_told_by_its_line_and_column_in_the_file(string query, int line, int column, int? within)
    {
        foreach (var lineEnd in (string[])["\n", "\r\n"])
        {
            Folder.Write("watchlists/engines.yaml", $"id: a\n{query}".ReplaceLineEndings(lineEnd));

            var problem = Problem();

            Assert.StartsWith($"watchlists/engines.yaml:{line}:{column}: query, ", problem, StringComparison.Ordinal);
            Assert.Contains(within is { } at ? $"query, column {at}: " : "query, line ", problem, StringComparison.Ordinal);
            Assert.Contains("expected ", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mistake_in_a_veto_says_so()
    {
        Folder.Write("watchlists/engines.yaml", "id: a\nterms: [x]\nnone:\n- sport\n- (sea\n");

        Assert.Equal("watchlists/engines.yaml:5:3: none, column 1: this parenthesis is not closed, expected ')' at the end", Problem());
    }

    [Theory]
    [InlineData("query: turbine rotor # why\n", "query: turbine rotor # why", 15, 5)]
    [InlineData("query: |\n  turbine AND\n  (rotor OR\n", "  (rotor OR", 11, 1)]
    [InlineData("query: \"a \\\"b c\n  d\\\" e\\\"\"\n", "  d\\\" e\\\"\"", 7, 1)]
    public void The_line_of_a_mistake_is_shown_with_its_place(string query, string line, int start, int length)
    {
        var file = Folder.Write("watchlists/engines.yaml", $"id: a\n{query}");

        var error = Assert.Single(WatchlistReader.Open(Folder.Path).Read([file])).Error!;

        Assert.Equal(new Excerpt(line, start, length), error.Excerpt);
    }
}
