namespace FeedMonitor.Web.Editing;

public sealed class PacksEndpointTests : ApiTest
{
    [Fact]
    public async Task Packs_are_told_with_what_they_hold()
    {
        Api.Config.Write("packs/oil.yaml", "name: Oil and gas\nterms: [oil, gas*, '\"liquid gas\"']\n");
        Api.Config.Write("packs/broken.yaml", "name: Broken\n");
        Api.Config.Write("packs/Not an id.yaml", "name: Nobody can name it\nterms: [oil]\n");

        AssertJson(
            """
            {
              "packs": [
                { "id": "broken", "name": "broken", "termCount": 0, "problem": "the pack has no 'terms', expected a list of words, phrases and prefixes" },
                { "id": "oil", "name": "Oil and gas", "termCount": 3, "problem": null }
              ]
            }
            """,
            await Api.GetJsonAsync("/api/packs"));
    }

    [Fact]
    public async Task Without_a_folder_of_packs_there_is_none() => AssertJson("""{ "packs": [] }""", await Api.GetJsonAsync("/api/packs"));

    [Fact]
    public async Task The_packs_that_ship_are_good()
    {
        foreach (var file in Directory.EnumerateFiles(FeedMonitor.Testing.Repository.PathOf("config/packs")))
        {
            Api.Config.Write($"packs/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file, Cancel));
        }

        var packs = (await Api.GetJsonAsync("/api/packs"))["packs"]!.AsArray();

        Assert.Equal(["dual-use-goods", "sanctions"], packs.Select(pack => (string)pack!["id"]!));
        Assert.All(packs, pack => Assert.True((int)pack!["termCount"]! > 50));
    }
}
