using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands.Watchlists;

public sealed class LintWatchlistsCommandTests : IDisposable
{
    private readonly ConfigFolder config = new();

    public void Dispose() => config.Dispose();

    [Fact]
    public async Task Nothing_odd_ends_with_0()
    {
        var end = await RunAsync();

        Assert.Equal((0, $"{PathOf("cargo.yaml")}: ok"), (end.ExitCode, Assert.Single(end.Output)));
    }

    [Fact]
    public async Task What_is_odd_is_told_with_its_place_and_advice_and_ends_with_1()
    {
        config.Write("watchlists/a.yaml", "id: a\nterms:\n- crane*\n- cranes\n- the\nminTerms: 1\nquery: >\n  tug OR\n  (quay AND NOT quay)\n");

        var end = await InProcess.RunAsync("watchlist", "lint", PathOf("a.yaml"));

        Assert.Equal(1, end.ExitCode);
        Assert.Equal($"{PathOf("a.yaml")}: 4 warnings", end.Output[0]);
        Assert.Equal(
            [
                $"{PathOf("a.yaml")}:5: matches-everywhere: term the: it is one of the commonest words of a language (en)",
                $"{PathOf("a.yaml")}:4: repeats: term cranes adds nothing: crane* finds all that begins so",
                $"{PathOf("a.yaml")}:9:4: never-matches: 'quay AND NOT quay' can never hold: it asks for what it rules out",
                $"{PathOf("a.yaml")}:6: unused: minTerms: 1 says nothing: one term is enough anyway",
            ],
            end.Output.Where((_, at) => at % 2 == 1));
        Assert.Equal("leave one of the two out", end.Output[4]);
    }

    [Fact]
    public async Task What_is_wrong_ends_with_2()
    {
        config.Write("watchlists/a.yaml", "id: a\nterms: [the]\n");
        config.Write("watchlists/b.yaml", "id: b\nquery: (x\n");

        var end = await RunAsync();

        Assert.Equal(2, end.ExitCode);
        Assert.Contains(end.Output, line => line.Contains("b.yaml:2:8: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_gives_a_line_a_file()
    {
        config.Write("watchlists/a.yaml", "id: a\nterms: [the]\n");

        var end = await RunAsync("--format", "json");

        var json = JsonNode.Parse(end.Output[0])!;
        var finding = Assert.Single(json["findings"]!.AsArray())!;
        Assert.Equal((1, false), (end.ExitCode, json["ok"]!.GetValue<bool>()));
        Assert.Equal(("matches-everywhere", 2), (finding["rule"]!.GetValue<string>(), finding["line"]!.GetValue<int>()));
        Assert.True(JsonNode.Parse(end.Output[1])!["ok"]!.GetValue<bool>());
    }

    private string PathOf(string name) => Path.Combine(config.Path, "watchlists", name);

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["watchlist", "lint", "--config", config.Path, .. args]);
}
