using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands.Watchlists;

public sealed class CheckWatchlistsCommandTests : IDisposable
{
    private readonly ConfigFolder config = new();

    public void Dispose() => config.Dispose();

    [Fact]
    public async Task Every_watchlist_of_the_folder_is_told_with_what_it_asks_for()
    {
        config.Write("packs/tools.yaml", "name: Tools\nterms: [lathe]\n");
        config.Write("watchlists/ports.yaml", "id: ports\npacks: tools\nterms: [harbour, quay]\nminTerms: 2\nquery: (crane OR tug)  AND strike\nnone: [sport]\nfeeds: News\nlanguages: [en]\n");

        var end = await RunAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(
            [
                $"{PathOf("cargo.yaml")}: ok, cargo, 1 term",
                $"{PathOf("ports.yaml")}: ok, ports, 3 terms (1 from packs)",
                "minTerms   2",
                "query      (crane OR tug) AND strike",
                "none       sport",
                "feeds      News",
                "languages  en",
            ],
            end.Output);
    }

    [Fact]
    public async Task A_wrong_query_is_shown_in_its_line_and_the_others_are_checked_all_the_same()
    {
        config.Write("watchlists/a.yaml", "id: a\nquery: crane AND\n");

        var end = await RunAsync();

        Assert.Equal(2, end.ExitCode);
        Assert.Equal(4, end.Output.Count);
        Assert.StartsWith($"{PathOf("a.yaml")}:2:17: query, column 10: ", end.Output[0], StringComparison.Ordinal);
        Assert.Equal(["query: crane AND", "^", $"{PathOf("cargo.yaml")}: ok, cargo, 1 term"], end.Output.Skip(1));
    }

    [Fact]
    public async Task A_file_is_checked_against_the_configuration_in_which_it_stands()
    {
        var file = config.Write("watchlists/a.yaml", "id: a\nterms: [x]\nfeeds: [Olds]\n");

        var end = await InProcess.RunAsync("watchlist", "check", file);

        Assert.Equal((2, $"{file}:3: unknown feed 'Olds', expected a title or address of feeds.opml: News"), (end.ExitCode, Assert.Single(end.Output)));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("lint")]
    public async Task What_is_wrong_around_watchlists_stands_beside_the_JSON(string command)
    {
        config.Write("packs/ships.yaml", "name: Ships\nterms: [s*p]\n");

        var end = await InProcess.RunAsync("watchlist", command, "--config", config.Path, "--format", "json");

        Assert.Equal(2, end.ExitCode);
        Assert.All(end.Output, line => Assert.NotNull(JsonNode.Parse(line)!["file"]));
        Assert.Contains("ships.yaml:2: ", Assert.Single(end.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_pack_is_told_once_whether_or_not_a_watchlist_uses_it()
    {
        config.Write("packs/ships.yaml", "name: Ships\nterms: [s*p]\n");
        config.Write("packs/tools.yaml", "name: Tools\nterm: [lathe]\n");
        config.Write("watchlists/harbour.yaml", "id: harbour\npacks: [ships]\n");

        var end = await RunAsync();

        Assert.Equal(2, end.ExitCode);
        Assert.Equal(
            [
                $"{config.Path}/packs/tools.yaml:2: unknown key 'term' in a pack, expected name or terms",
                $"{PathOf("cargo.yaml")}: ok, cargo, 1 term",
                $"{config.Path}/packs/ships.yaml:2: term 's*p': '*' may only end a word, as in microelectronic*",
            ],
            end.Output);
    }

    [Fact]
    public async Task Channels_need_no_secret_and_wrong_feeds_are_told()
    {
        config.Write("channels.yaml", "channels: [{ id: desk, kind: webhook, url: '${NOT_SET_ANYWHERE}' }]");
        Assert.Equal(0, (await RunAsync()).ExitCode);

        config.Write("feeds.opml", "<opml><body><outline xmlUrl='x'/></body></opml>");
        var end = await RunAsync();

        Assert.Equal(2, end.ExitCode);
        Assert.StartsWith(Path.Combine(config.Path, "feeds.opml") + ":1: ", end.Output[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_gives_a_line_a_file()
    {
        config.Write("watchlists/a.yaml", "id: a\nquery: |\n  crane\n  AND )\n");

        var end = await RunAsync("--format", "json");

        var (bad, good) = (JsonNode.Parse(end.Output[0])!, JsonNode.Parse(end.Output[1])!);
        Assert.Equal((2, 2), (end.ExitCode, end.Output.Count));
        Assert.Equal((false, 4, 7), (bad["ok"]!.GetValue<bool>(), bad["error"]!["line"]!.GetValue<int>(), bad["error"]!["column"]!.GetValue<int>()));
        Assert.Equal((true, "cargo", 1), (good["ok"]!.GetValue<bool>(), good["id"]!.GetValue<string>(), good["terms"]!.GetValue<int>()));
        Assert.Null(good["error"]);
    }

    [Fact]
    public async Task A_query_of_the_command_line_is_checked_alone()
    {
        var good = await InProcess.RunAsync("watchlist", "check", "--query", "(a) and");
        Assert.Equal(2, good.ExitCode);
        Assert.Equal(["(a) and", "^^^"], good.Output.Skip(1));

        var end = await InProcess.RunAsync("watchlist", "check", "--query", "(a OR b) OR c");
        Assert.Equal((0, "ok: a OR b OR c"), (end.ExitCode, Assert.Single(end.Output)));

        var json = await InProcess.RunAsync("watchlist", "check", "--query", "a NOT b", "--format", "json");
        Assert.Equal("""{"query":"a NOT b","ok":true,"plain":"a AND NOT b","error":null}""", Assert.Single(json.Output));
    }

    [Fact]
    public async Task Files_and_a_query_at_once_are_refused() =>
        Assert.Contains("one or the other", (await InProcess.RunAsync("watchlist", "check", "--query", "a", "b.yaml")).Mistake, StringComparison.Ordinal);

    private string PathOf(string name) => Path.Combine(config.Path, "watchlists", name);

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["watchlist", "check", "--config", config.Path, .. args]);
}
