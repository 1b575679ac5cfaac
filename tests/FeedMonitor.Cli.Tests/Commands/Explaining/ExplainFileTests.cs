using System.Text.Json.Nodes;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands.Explaining;

public sealed class ExplainFileTests : ToolFiles
{
    private const string Page = """
        Tug towed ashore

        by admin

        The hold was full of machine-tools. Nobody had asked for them, and the crew of four said so at once.

        See also  Nitrocellulose store burns for a third night
        """;

    private readonly string page;

    public ExplainFileTests()
    {
        page = Write("page.txt", Page);
        Write("watchlists/tools.yaml", """{ id: tools, name: Tools, terms: ['"machine tools"', crew], alert: { channels: [whoever] } }""");
        Write("watchlists/powder.yaml", "{ id: powder, name: Powder, terms: [nitrocellulose], alert: { channels: [] } }");
    }

    [Fact]
    public async Task A_hit_shows_each_sentence_with_its_terms_marked()
    {
        var end = await ExplainAsync("tools");

        Assert.Equal(
            [
                $"\"Tug towed ashore\", {page}",
                $"tools hits this item (the watchlist as {Folder}/watchlists has it):",
                "\"machine tools\" (lead): The hold was full of «machine-tools».",
                "crew (lead): Nobody had asked for them, and the «crew» of four said so at once.",
            ],
            end.Output);
        Assert.Equal((0, 0), (end.ExitCode, end.Errors.Count));
    }

    [Fact]
    public async Task No_hit_shows_the_part_that_fails_and_where_the_word_stands_instead()
    {
        var end = await ExplainAsync("powder");

        Assert.Equal(
            [
                $"powder does not hit this item (the watchlist as {Folder}/watchlists has it):",
                "✗ terms      nitrocellulose stands only under \"related\", which is not the article",
                "related: See also «Nitrocellulose» store burns for a third night",
            ],
            end.Output.Skip(1));
        Assert.Equal((1, 0), (end.ExitCode, end.Errors.Count));
    }

    [Fact]
    public async Task Json_gives_every_part_with_its_reasons_and_offsets_in_the_text_of_the_file()
    {
        var json = JsonNode.Parse(await OneLineAsync(1, "explain", "--item", page, "--watchlist", "powder", "--config", Folder, "--format", "json"))!.AsObject();

        Assert.Equal(["hit", "watchlist", "item", "evidence", "parts", "storedHit"], json.Select(pair => pair.Key));
        Assert.False(json["hit"]!.GetValue<bool>());
        AssertJson($$"""{"id":"powder","name":"Powder","from":"{{Folder}}/watchlists"}""", json["watchlist"]!.ToJsonString());
        var start = Page.IndexOf("Nitrocellulose", StringComparison.Ordinal);
        AssertJson(
            $$"""
            [{"part":"terms","asks":"nitrocellulose","holds":false,"evidence":[],"reasons":[{"kind":"silent-zone","text":"nitrocellulose stands only under \"related\", which is not the article",
            "places":[{"term":"nitrocellulose","reference":null,"clause":"terms","zone":"related","start":{{start}},"length":14,"text":"See also  Nitrocellulose store burns for a third night"}]}]}]
            """,
            json["parts"]!.ToJsonString());
    }

    [Fact]
    public async Task Json_of_a_hit_has_its_evidence()
    {
        var json = JsonNode.Parse(await OneLineAsync(0, "explain", "--item", page, "--watchlist", "tools", "--config", Folder, "--format", "json"))!.AsObject();

        Assert.True(json["hit"]!.GetValue<bool>());
        Assert.Equal(["machine-tools", "crew"], json["evidence"]!.AsArray().Select(place => Page.Substring(place!["start"]!.GetValue<int>(), place["length"]!.GetValue<int>())));
        Assert.Equal(page, json["item"]!["file"]!.GetValue<string>());
    }

    [Fact]
    public async Task Standard_input_is_an_item_too()
    {
        await using var program = RealProcess.Start(
            Folder, new Dictionary<string, string>(StringComparer.Ordinal), "explain", "--item", "-", "--watchlist", "powder", "--config", Folder);
        await program.FeedAsync("A store of nitrocellulose burns.");

        var end = await program.EndAsync();

        Assert.Equal((0, "nitrocellulose (lead): A store of «nitrocellulose» burns."), (end.ExitCode, end.Output[^1]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told() => Assert.Equal(
        "--item: nowhere.txt: there is no such file; expected a file, or the id of an item or hit (32 hexadecimal digits).",
        (await InProcess.RunAsync("explain", "--item", "nowhere.txt", "--watchlist", "tools", "--config", Folder)).Mistake);

    [Fact]
    public async Task What_is_no_id_of_a_watchlist_is_told() => Assert.Equal(
        "--watchlist 'Dual Use': there is no such file, and it is no id of a watchlist (expected 1 to 63 of a-z, 0-9 and '-', a letter or digit first).", (await ExplainAsync("Dual Use")).Mistake);

    [Fact]
    public async Task A_storage_that_keeps_nothing_is_not_asked() => Assert.StartsWith(
        "--store memory holds no items and no watchlists at the start: expected azurite,",
        (await InProcess.RunAsync("explain", "--item", page, "--watchlist", "unheard-of", "--config", Folder, "--store", "memory")).Mistake,
        StringComparison.Ordinal);

    private Task<CommandEnd> ExplainAsync(string watchlist) => InProcess.RunAsync("explain", "--item", page, "--watchlist", watchlist, "--config", Folder);
}
