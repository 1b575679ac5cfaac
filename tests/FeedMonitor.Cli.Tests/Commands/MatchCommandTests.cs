using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands;

public sealed class MatchCommandTests : ToolFiles
{
    private const string Page = """
        Tug towed ashore

        by admin

        The hold was full of machine-tools. Nobody had asked for them, and the crew of four said so at once.

        See also  Nitrocellulose store burns for a third night
        """;

    private readonly string watchlists;

    public MatchCommandTests()
    {
        watchlists = Path.Combine(Folder, "watchlists");
        Write("watchlists/tools.yaml", """{ id: tools, name: Tools, terms: ['"machine tools"', nitrocellulose], alert: { channels: [whoever] } }""");
        Write("watchlists/crew.yaml", "{ id: crew, name: Crew, terms: [crew], alert: { channels: [] } }");
    }

    [Fact]
    public async Task Json_gives_each_place_with_its_offset_in_the_text_of_the_file()
    {
        var file = Write("page.txt", Page);

        var json = JsonNode.Parse(await OneLineAsync(0, "match", "--watchlists", watchlists, "--format", "json", file))!.AsObject();

        Assert.Equal(["file", "hits"], json.Select(pair => pair.Key));
        var hits = json["hits"]!.AsArray().Select(hit => hit!.AsObject()).ToArray();
        Assert.All(hits, hit => Assert.Equal(["watchlist", "term", "start", "length", "snippet"], hit.Select(pair => pair.Key)));
        Assert.Equal(
            [("crew", "crew", "crew"), ("tools", "\"machine tools\"", "machine-tools")],
            hits.Select(hit => (
                hit["watchlist"]!.GetValue<string>(),
                hit["term"]!.GetValue<string>(),
                Page.Substring(hit["start"]!.GetValue<int>(), hit["length"]!.GetValue<int>()))).OrderBy(hit => hit.Item1, StringComparer.Ordinal));
        Assert.Contains(hits, hit => hit["snippet"]!.GetValue<string>() == "The hold was full of machine-tools.");
    }

    [Fact]
    public async Task A_file_without_a_place_has_an_empty_list()
    {
        var file = Write("page.txt", "Nothing of the kind stands here, and it never did.");

        AssertJson($$"""{"file":"{{file}}","hits":[]}""", await OneLineAsync(0, "match", "--watchlists", watchlists, "--format", "json", file));
        Assert.Equal($"{file}: 0 places", await OneLineAsync(0, "match", "--watchlists", watchlists, file));
    }

    [Fact]
    public async Task Text_shows_a_line_a_place()
    {
        var file = Write("page.txt", "The crew slept.");

        var end = await InProcess.RunAsync("match", "--watchlists", watchlists, file);

        Assert.Equal([$"{file}: 1 place", "crew  crew  at 4  The crew slept."], end.Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_keep_the_others_from_being_matched()
    {
        var good = Write("page.txt", Page);
        var missing = Path.Combine(Folder, "missing.txt");

        var end = await InProcess.RunAsync("match", "--watchlists", watchlists, "--format", "json", missing, good);

        Assert.Equal((1, 2), (end.ExitCode, end.Output.Count));
        AssertJson($$"""{"file":"{{missing}}","error":"there is no such file"}""", end.Output[0]);
    }

    [Fact]
    public async Task Wrong_watchlists_are_told_a_line_a_file_and_nothing_is_matched()
    {
        Write("watchlists/crew.yaml", "{ id: crew, name: Crew, terms: ['\"crew'], alert: { channels: [] } }");
        Write("watchlists/more.yaml", "{ id: More, name: More, terms: [more], alert: { channels: [] } }");

        var end = await InProcess.RunAsync("match", "--watchlists", watchlists, Write("page.txt", Page));

        Assert.Equal((2, 0), (end.ExitCode, end.Output.Count));
        Assert.Collection(
            end.Errors,
            line => Assert.Contains("crew.yaml:1: ", line, StringComparison.Ordinal),
            line => Assert.Contains("more.yaml:1: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told() => Assert.Equal(
        $"{Folder}/nowhere: there is no such folder, expected one with watchlists (*.yaml)",
        (await InProcess.RunAsync("match", "--watchlists", $"{Folder}/nowhere", "page.txt")).Mistake);

    [Fact]
    public async Task A_folder_without_watchlists_is_a_mistake_and_where_they_stand_is_told() => Assert.Equal(
        $"{Folder}: there is no watchlist in it, expected files that end in .yaml or .yml; what stands in its folder 'watchlists' is not read",
        (await InProcess.RunAsync("match", "--watchlists", Folder, Write("page.txt", Page))).Mistake);

    [Fact]
    public async Task It_needs_watchlists() =>
        Assert.Contains("'--watchlists' is required", (await InProcess.RunAsync("match", "page.txt")).Mistake, StringComparison.Ordinal);
}
