using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Editing;

public sealed class WatchlistEditingTests : ApiTest
{
    private const string Path = "/api/watchlists/engines";
    private const string Yaml = "application/yaml";

    [Fact]
    public async Task A_watchlist_is_given_as_its_file_reads()
    {
        using var response = await Api.SendAsync(Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Matches("^\"[0-9a-f]{32}\"$", response.Headers.ETag!.ToString());
        AssertJson(
            """
            {
              "id": "engines", "name": "Engines", "file": "watchlists/engines.yaml",
              "source": "# What engines drive.\nid: engines\nname: Engines\nterms: [turbine]\nalert: { channels: [desk] }\n",
              "terms": [ "turbine" ], "query": null, "none": [], "minTerms": 1,
              "alert": { "channels": [ "desk" ], "digest": null, "zone": null, "quiet": [], "maxPerHour": null, "cooldownMinutes": null },
              "errors": []
            }
            """,
            await JsonOf(response));
    }

    [Fact]
    public async Task Its_text_alone_comes_as_yaml()
    {
        using var response = await Api.SendAsync(Path, ("Accept", Yaml));

        Assert.Equal(Yaml, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(SampleConfiguration.Watchlist, await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_saved_watchlist_stands_in_its_file_and_is_matched_at_the_next_poll()
    {
        var matchers = Api.Get<WatchlistMatcherSource>();
        Assert.Empty((await matchers.GetAsync(Cancel)).Watchlists);
        const string changed = "# Changed.\nid: engines\nterms: [turbine, propeller]\n";

        using var response = await PutAsync(changed, await TagAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEqual(TagOf(SampleConfiguration.Watchlist), response.Headers.ETag!.ToString());
        Assert.Equal(changed, await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel));
        Assert.Equal(["turbine", "propeller"], (await matchers.GetAsync(Cancel)).Watchlists.Single().Terms.Select(term => term.Text));
    }

    [Fact]
    public async Task A_new_watchlist_gets_a_file_of_its_own()
    {
        using var response = await Api.SendAsync(HttpMethod.Put, "/api/watchlists/oil", "id: oil\nterms: [oil]\n", Yaml, ("If-None-Match", "*"));

        Assert.Equal((HttpStatusCode.Created, "/api/watchlists/oil"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal("id: oil\nterms: [oil]\n", await File.ReadAllTextAsync(FileOf("watchlists/oil.yaml"), Cancel));
        Assert.Equal(2, (await Api.GetJsonAsync("/api/watchlists"))["watchlists"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_watchlist_is_saved_in_the_file_that_holds_it_whatever_that_is_called()
    {
        File.Move(FileOf("watchlists/engines.yaml"), FileOf("watchlists/motors.yml"));

        using var response = await PutAsync("id: engines\nterms: [propeller]\n", await TagAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["motors.yml"], Directory.GetFiles(FileOf("watchlists")).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public async Task Of_two_who_read_one_version_the_second_to_save_is_told()
    {
        var tag = await TagAsync();
        using var first = await PutAsync("id: engines\nterms: [first]\n", tag);

        using var second = await PutAsync("id: engines\nterms: [second]\n", tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.Contains("first", await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_save_at_once_on_one_version_one_does()
    {
        var tag = await TagAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => PutAsync($"id: engines\nterms: [word{number}]\n", tag)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_watchlist_shows_no_secret_of_the_folder_as_its_terms()
    {
        using var response = await PutAsync("id: engines\nlists: [{ file: ../channels.yaml }]\n", await TagAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.DoesNotContain("s3cret", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_versions_one_must_be_there_and_a_weak_one_never_is()
    {
        var tag = await TagAsync();

        using var weak = await PutAsync("id: engines\nterms: [other]\n", $"W/{tag}");
        using var several = await PutAsync("id: engines\nterms: [other]\n", $"\"0123\", {tag}");

        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK), (weak.StatusCode, several.StatusCode));
    }

    [Theory]
    [InlineData("PUT", Path)]
    [InlineData("POST", "/api/watchlists/check")]
    public async Task A_text_that_is_no_UTF_8_is_not_guessed_at(string method, string path)
    {
        foreach (var bytes in (byte[][])[Encoding.Latin1.GetBytes("id: engines\nterms: [\u00FCber]\n"), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("id: engines\nterms: [a]\n")).ToArray()])
        {
            using var response = await Api.SendAsync(new HttpMethod(method), path, bytes, Yaml, ("If-Match", "*"));

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Equal(SampleConfiguration.Watchlist, await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel));
    }

    [Theory]
    [InlineData("PUT", null, null, 428)]
    [InlineData("PUT", "If-None-Match", "*", 412)]
    [InlineData("PUT", "If-Match", "\"0123\"", 412)]
    [InlineData("PUT", "If-Match", "\"0123\", \"4567\"", 412)]
    [InlineData("PUT", "If-Match", "W/\"0123\"", 412)]
    [InlineData("PUT", "If-Match", "*, \"0123\"", 400)]
    [InlineData("PUT", "If-Match", "nothing", 400)]
    [InlineData("DELETE", null, null, 428)]
    [InlineData("DELETE", "If-Match", "\"0123\"", 412)]
    public async Task Nothing_is_overwritten_that_was_not_seen(string method, string? header, string? value, int status)
    {
        using var response = await Api.SendAsync(new HttpMethod(method), Path, "id: engines\nterms: [other]\n", Yaml, header is null ? [] : [(header, value!)]);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(SampleConfiguration.Watchlist, await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel));
    }

    [Theory]
    [InlineData("id: engines\nquery: 'turbine AND'\n", 2, 20, 1)]
    [InlineData("id: engines\nterms: [turbine]\nalert: { channels: [nobody] }\n", 3, null, null)]
    [InlineData("id: engines\nterms: [turbine]\nfeeds: [Nowhere]\n", 3, null, null)]
    [InlineData("id: other\nterms: [turbine]\n", 1, null, null)]
    [InlineData("id: [", 2, null, null)]
    [InlineData("", 1, null, null)]
    public async Task A_text_that_is_wrong_is_told_by_its_place_and_not_saved(string text, int line, int? column, int? length)
    {
        using var response = await PutAsync(text, await TagAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var error = (await JsonOf(response))["errors"]!.AsArray().Single()!;
        Assert.Equal((line, column, length), ((int)error["line"]!, (int?)error["column"], (int?)error["length"]));
        Assert.DoesNotContain(Api.Config.Path, error.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(SampleConfiguration.Watchlist, await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel));
    }

    [Fact]
    public async Task A_second_file_with_one_id_is_not_begun()
    {
        Api.Config.Write("watchlists/oil.yaml", "id: gas\nterms: [gas]\n");

        using var response = await Api.SendAsync(HttpMethod.Put, "/api/watchlists/oil", "id: oil\nterms: [oil]\n", Yaml, ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_broken_by_hand_can_be_opened_and_mended()
    {
        Api.Config.Write("watchlists/engines.yaml", "id: engines\nterms: [");
        var broken = await Api.GetJsonAsync(Path);
        Assert.NotEmpty(broken["errors"]!.AsArray());

        using var response = await PutAsync(SampleConfiguration.Watchlist, await TagAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task While_another_file_is_wrong_nothing_is_saved_and_the_file_is_named()
    {
        var tag = await TagAsync();
        Api.Config.Write("watchlists/oil.yaml", "id: oil\n");

        using var response = await PutAsync("id: engines\nterms: [other]\n", tag);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.StartsWith("watchlists/oil.yaml:1: ", (string?)(await JsonOf(response))["errors"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_watchlist_is_gone_from_the_folder_and_the_matcher()
    {
        using var saved = await PutAsync("id: engines\nterms: [turbine]\n", await TagAsync());

        using var response = await Api.SendAsync(HttpMethod.Delete, Path, ("If-Match", saved.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(Directory.GetFiles(FileOf("watchlists")));
        Assert.Empty((await Api.Get<WatchlistMatcherSource>().GetAsync(Cancel)).Watchlists);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync(Path)).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task A_watchlist_that_is_not_there_is_told(string method)
    {
        using var response = await Api.SendAsync(new HttpMethod(method), "/api/watchlists/nothing", ("If-Match", "*"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/json", 200)]
    public async Task A_watchlist_is_yaml_and_so_is_json(string mediaType, int status)
    {
        using var response = await Api.SendAsync(HttpMethod.Put, Path, """{"id": "engines", "terms": ["turbine"]}""", mediaType, ("If-Match", "*"));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_text_larger_than_any_watchlist_is_turned_away()
    {
        using var response = await PutAsync(new string('#', (4 * 1024 * 1024) + 1), "*");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_check_tells_what_a_text_says_and_what_is_odd_about_it()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "/api/watchlists/check", "id: oil\nterms: [oil, Oil]\nquery: gas\n", Yaml);

        var check = await JsonOf(response);
        AssertJson("""{ "id": "oil", "name": "oil", "termCount": 2, "query": "gas", "channels": [] }""", check["watchlist"]);
        Assert.True((bool)check["ok"]!);
        Assert.Equal(("repeats", 2), ((string)check["findings"]![0]!["rule"]!, (int)check["findings"]![0]!["line"]!));
        Assert.Single(Directory.GetFiles(FileOf("watchlists")));
    }

    [Fact]
    public async Task A_check_tells_the_place_of_a_mistake()
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "/api/watchlists/check", "id: oil\nquery: oil AND AND gas\n", Yaml);

        var check = await JsonOf(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((false, null), ((bool)check["ok"]!, check["watchlist"]));
        Assert.Equal((2, 16, 3), ((int)check["errors"]![0]!["line"]!, (int)check["errors"]![0]!["column"]!, (int)check["errors"]![0]!["length"]!));
    }

    // Whoever types a list has its bracket open for a while, and the page checks meanwhile.
    [Fact]
    public async Task A_bracket_that_is_still_open_is_told_with_its_line()
    {
        const string open = "id: engines\nterms: [turbine\nalert: { channels: [desk] }\n";

        using var checking = await Api.SendAsync(HttpMethod.Post, "/api/watchlists/check", open, Yaml);
        using var saving = await PutAsync(open, await TagAsync());

        var check = await JsonOf(checking);
        Assert.Equal((HttpStatusCode.OK, false), (checking.StatusCode, (bool)check["ok"]!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, saving.StatusCode);
        foreach (var answer in (JsonNode[])[check, await JsonOf(saving)])
        {
            var error = Assert.Single(answer["errors"]!.AsArray());
            Assert.Equal((2, "this is not YAML; the list that begins with '[' in line 2 is still open, expected ']'"), ((int)error!["line"]!, (string)error["reason"]!));
        }

        Assert.Equal(SampleConfiguration.Watchlist, await File.ReadAllTextAsync(FileOf("watchlists/engines.yaml"), Cancel));
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

    private static string TagOf(string text) => $"\"{Configuration.Editing.FileVersion.Of(text)}\"";

    private string FileOf(string name) => System.IO.Path.Combine(Api.Config.Path, name);

    private async Task<string> TagAsync()
    {
        using var response = await Api.SendAsync(Path);
        return response.Headers.ETag!.ToString();
    }

    private Task<HttpResponseMessage> PutAsync(string text, string tag) => Api.SendAsync(HttpMethod.Put, Path, text, Yaml, ("If-Match", tag));
}
