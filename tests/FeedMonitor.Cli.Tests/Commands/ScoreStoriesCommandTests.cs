using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands;

public sealed class ScoreStoriesCommandTests : ToolFiles
{
    private const string Same =
        """{"a":{"title":"Tug towed ashore at Sarn Gate","text":"The tug Marigold was towed ashore at Sarn Gate with 14 crew."},"b":{"title":"Tug towed ashore at Sarn Gate","text":"The tug Marigold was towed ashore at Sarn Gate with 14 crew."}}""";

    private const string Other =
        """{"a":{"title":"Union adopts 12th package of sanctions","text":"It was adopted on Tuesday."},"b":{"title":"Union adopts 13th package of sanctions","text":"It was adopted on Friday."}}""";

    [Fact]
    public async Task Each_pair_has_a_line_in_the_order_of_the_file()
    {
        var end = await InProcess.RunAsync("stories", "score", Write("pairs.jsonl", $"{Same}\n\n{Other}\r\n"));

        var answers = end.Output.Select(line => JsonNode.Parse(line)!.AsObject()).ToArray();
        Assert.Equal((0, 2), (end.ExitCode, answers.Length));
        Assert.All(answers, answer => Assert.Equal(["same", "score"], answer.Select(pair => pair.Key)));
        Assert.Equal([true, false], answers.Select(answer => answer["same"]!.GetValue<bool>()));
        Assert.All(answers, answer => Assert.Equal(answer["same"]!.GetValue<bool>(), answer["score"]!.GetValue<double>() >= 0.5));
    }

    [Fact]
    public async Task It_explains_what_joins_and_what_keeps_apart()
    {
        var end = await InProcess.RunAsync("stories", "score", "--explain", Write("pairs.jsonl", $"{Same}\n{Other}"));

        Assert.Contains("both name Sarn, Gate, Marigold", end.Output[0], StringComparison.Ordinal);
        Assert.Contains("package 12 is not package 13", end.Output[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":""", "the line is not JSON: ")]
    [InlineData("[]", "there is no item 'a'; expected {\"a\":{")]
    [InlineData("""{"a":{"title":"x","text":"y"}}""", "there is no item 'b'; expected ")]
    [InlineData("""{"a":{"title":"x","text":7},"b":{}}""", "'a' has no text that is a string; expected ")]
    [InlineData("""{"a":{"title":"x","text":"y"},"b":{"title":"\ud800","text":"y"}}""", "'b' has no title that is a string; expected ")]
    public async Task A_wrong_line_is_told_with_file_and_line_and_nothing_is_scored(string wrong, string problem)
    {
        var file = Write("pairs.jsonl", $"{Same}\n{wrong}\n");

        var end = await InProcess.RunAsync("stories", "score", file);

        Assert.Equal((1, 0), (end.ExitCode, end.Output.Count));
        Assert.StartsWith($"{file}:2: {problem}", Assert.Single(end.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var missing = Path.Combine(Folder, "missing.jsonl");

        var end = await InProcess.RunAsync("stories", "score", missing);

        Assert.Equal(1, end.ExitCode);
        Assert.Equal($"{missing}: there is no such file", Assert.Single(end.Errors));
    }
}
