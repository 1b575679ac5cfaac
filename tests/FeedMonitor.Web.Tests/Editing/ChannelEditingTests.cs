using System.Net;
using System.Text.Json.Nodes;
using FeedMonitor.Alerts;

namespace FeedMonitor.Web.Editing;

public sealed class ChannelEditingTests : ApiTest
{
    [Fact]
    public async Task Channels_are_listed_by_host_and_without_secrets()
    {
        AssertJson(
            """
            {
              "channels": [
                { "id": "desk", "kind": "post", "address": "hooks.example", "problem": null },
                { "id": "spare", "kind": "post", "address": "spare.example", "problem": null }
              ],
              "kinds": [ { "kind": "post", "settings": [ "url", "secret", "to", "template", "htmlTemplate" ] } ]
            }
            """,
            await Api.GetJsonAsync("/api/channels"));
    }

    [Fact]
    public async Task A_channel_is_given_as_it_is_written_but_for_what_may_be_a_secret()
    {
        AssertJson("""{ "id": "desk", "kind": "post", "settings": { "url": "${FEEDMONITOR_TEST_HOOK}" } }""", await Api.GetJsonAsync("/api/channels/desk"));
        AssertJson("""{ "id": "spare", "kind": "post", "settings": { "url": null, "secret": null } }""", await Api.GetJsonAsync("/api/channels/spare"));
    }

    [Fact]
    public async Task A_changed_channel_stands_in_its_place_and_alerts_go_over_it()
    {
        using var response = await PutAsync("spare", """{ "kind": "post", "settings": { "url": null, "secret": null, "to": ["a", "b"] } }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            SampleConfiguration.Channels.Replace(
                "{ id: spare, kind: post, url: https://spare.example/t0ken, secret: s3cret }",
                """{ id: "spare", kind: "post", url: https://spare.example/t0ken, secret: s3cret, to: ["a", "b"] }""",
                StringComparison.Ordinal),
            List());
        Assert.NotNull(Api.Get<ChannelSet>().Find("spare"));
    }

    [Fact]
    public async Task A_channel_over_several_lines_stays_so()
    {
        using var response = await PutAsync("desk", """{ "kind": "post", "settings": { "url": null, "to": "night" } }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(SampleConfiguration.Channels.Replace("   # a secret\n", "   # a secret\n    to: \"night\"\n", StringComparison.Ordinal), List());
    }

    [Fact]
    public async Task Comments_within_a_channel_stay_and_so_does_what_is_not_changed()
    {
        const string Before = """
            channels:
              - kind: post          # by hook
                # Its name is used by all watchlists.
                id: desk
                to:                 # two of us
                  - a               # first
                  - b
                template: t.liquid  # our words
                # Not for everybody:
                url: https://one.example/
                secret: |           # long
                  s3cret
              # The next one is spare.
              - { id: spare, kind: post, url: https://spare.example/t0ken }

            """;
        Api.Config.Write("channels.yaml", Before);

        using var changed = await PutAsync("desk", """{ "kind": "post", "settings": { "url": "https://two.example/", "secret": "new", "to": ["a", "b"] } }""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(
            Before.Replace("    template: t.liquid  # our words\n", "", StringComparison.Ordinal).Replace("https://one.example/", "\"https://two.example/\"", StringComparison.Ordinal)
                .Replace("|           # long\n      s3cret", "\"new\"", StringComparison.Ordinal),
            List());

        using var back = await PutAsync("desk", """{ "kind": "post", "settings": { "template": "t.liquid", "url": null, "to": "c" } }""");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Contains("    to:                 # two of us\n      \"c\"\n    # Not for everybody:\n    url: \"https://two.example/\"\n    template: \"t.liquid\"\n  # The next one is spare.", List(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_with_an_anchor_is_written_anew()
    {
        Api.Config.Write("channels.yaml", "channels:\n  - id: spare\n    kind: post\n    url: &one https://one.example/\n  - id: desk\n    kind: post\n    url: *one\n    to: b\n");

        using var response = await PutAsync("desk", """{ "kind": "post", "settings": { "url": "https://two.example/", "to": null } }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("channels:\n  - id: spare\n    kind: post\n    url: &one https://one.example/\n  - id: \"desk\"\n    kind: \"post\"\n    url: \"https://two.example/\"\n    to: b\n", List());
    }

    [Fact]
    public async Task A_new_channel_comes_last_and_can_be_removed_again()
    {
        const string path = "/api/channels/night";
        using var added = await Api.SendAsync(HttpMethod.Put, path, """{ "kind": "post", "settings": { "url": "https://night.example/" } }""", "application/json", ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Contains("secret: s3cret }\n  - { id: \"night\", kind: \"post\", url: \"https://night.example/\" }\nfeedHealth", List(), StringComparison.Ordinal);

        using var removed = await Api.SendAsync(HttpMethod.Delete, path, ("If-Match", added.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(SampleConfiguration.Channels, List());
        Assert.Null(Api.Get<ChannelSet>().Find("night"));
    }

    [Fact]
    public async Task A_channel_that_a_watchlist_names_is_not_removed()
    {
        using var response = await Api.SendAsync(HttpMethod.Delete, "/api/channels/desk", ("If-Match", "*"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("'engines'", (string)(await JsonOf(response))["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "url": "https://thief.example/${PATH}" }""", "settings.url")]
    [InlineData("""{ "url": "https://thief.example/${FEEDMONITOR_TEST_HOOK}" }""", "settings.url")]
    [InlineData("""{ "url": "https://thief.example/", "secret": "${FEEDMONITOR_TEST_HOOK}" }""", "settings.secret")]
    [InlineData("""{ "url": "https://thief.example/", "to": ["${FEEDMONITOR_TEST_HOOK}"] }""", "settings.to")]
    [InlineData("""{ "url": "https://thief.example/", "secret": null }""", "settings.secret")]
    [InlineData("""{ "url": null, "template": "/etc/passwd" }""", "settings.template")]
    [InlineData("""{ "url": null, "template": "../secrets.txt" }""", "settings.template")]
    [InlineData("""{ "url": null, "template": "channels.yaml" }""", "settings.template")]
    [InlineData("""{ "url": null, "htmlTemplate": "/etc/passwd.liquid" }""", "settings.htmlTemplate")]
    [InlineData("""{ "url": null, "htmlTemplate": "channels.yaml" }""", "settings.htmlTemplate")]
    [InlineData("""{ "url": null, "to": null }""", "settings.to")]
    [InlineData("""{ "url": null, "colour: red #": "x" }""", "settings.colour: red #")]
    public async Task Nobody_sends_a_secret_or_a_file_to_a_host_of_theirs(string settings, string field)
    {
        using var response = await PutAsync("spare", $$"""{ "kind": "post", "settings": {{settings}} }""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (response.StatusCode, (string)(await JsonOf(response))["errors"]![0]!["field"]!));
        Assert.Equal(SampleConfiguration.Channels, List());
    }

    [Fact]
    public async Task Nor_does_a_secret_follow_a_channel_that_becomes_one_of_another_kind()
    {
        using var response = await PutAsync("spare", """{ "kind": "telegram", "settings": { "url": null, "secret": null } }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains((await JsonOf(response))["errors"]!.AsArray(), error => (string)error!["field"]! == "settings.secret" && ((string)error["reason"]!).Contains("of another kind now", StringComparison.Ordinal));
        Assert.Equal(SampleConfiguration.Channels, List());
    }

    [Fact]
    public async Task Nor_does_a_secret_of_the_environment_follow_a_channel_to_another_address()
    {
        Api.Config.Write("channels.yaml", SampleConfiguration.Channels.Replace("secret: s3cret", "secret: \"${FEEDMONITOR_TEST_HOOK}\"", StringComparison.Ordinal));

        using var moved = await PutAsync("spare", """{ "kind": "post", "settings": { "url": "https://thief.example/", "secret": null } }""");
        using var stays = await PutAsync("spare", """{ "kind": "post", "settings": { "url": null, "secret": "${FEEDMONITOR_TEST_HOOK}", "to": "night" } }""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (moved.StatusCode, stays.StatusCode));
    }

    [Fact]
    public async Task A_secret_may_go_where_it_goes_already_and_a_new_one_where_it_is_sent()
    {
        Environment.SetEnvironmentVariable("FEEDMONITOR_TEST_NEW", "https://new.example/in");

        using var same = await AddAsync("night", """{ "kind": "post", "settings": { "url": "${FEEDMONITOR_TEST_HOOK}", "to": "night" } }""");
        using var another = await AddAsync("day", """{ "kind": "post", "settings": { "url": "${FEEDMONITOR_TEST_NEW}" } }""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (same.StatusCode, another.StatusCode));
    }

    [Fact]
    public async Task What_the_kind_refuses_is_not_saved()
    {
        using var response = await PutAsync("spare", """{ "kind": "post", "settings": { "secret": "x" } }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(SampleConfiguration.Channels, List());
    }

    [Theory]
    [InlineData("""{ "settings": {} }""", "kind")]
    [InlineData("""{ "kind": "post", "settings": { "url": { } } }""", "settings.url")]
    [InlineData("""{ "kind": "post", "settings": { "url": null, "to": "\ud800" } }""", "settings.to")]
    [InlineData("""{ "kind": "post", "settings": { "url": null, "to": ["a", "\udc00"] } }""", "settings.to")]
    public async Task A_malformed_channel_names_the_field(string body, string field)
    {
        using var response = await PutAsync("spare", body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (response.StatusCode, (string)(await JsonOf(response))["errors"]![0]!["field"]!));
    }

    [Fact]
    public async Task A_test_alert_tells_what_the_channel_answered()
    {
        using var own = await PutAsync("spare", """{ "kind": "post", "settings": { "url": null, "secret": null } }""");
        using var good = await Api.SendAsync(HttpMethod.Post, "/api/channels/desk/test");
        using var bad = await Api.SendAsync(HttpMethod.Post, "/api/channels/spare/test");
        using var none = await Api.SendAsync(HttpMethod.Post, "/api/channels/nobody/test");

        AssertJson("""{ "delivered": true, "detail": "The channel took the test alert." }""", await JsonOf(good));
        AssertJson("""{ "delivered": false, "detail": "the spare answers 500" }""", await JsonOf(bad));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_test_alert_that_was_not_sent_for_others_is_not_said_to_be_taken()
    {
        using var changed = await PutAsync("spare", """{ "kind": "post", "settings": { "url": "https://crowded.example/in" } }""");

        using var crowded = await Api.SendAsync(HttpMethod.Post, "/api/channels/spare/test");

        AssertJson("""{ "delivered": false, "detail": "The channel was not asked: others are before the test alert, for 40 s." }""", await JsonOf(crowded));
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

    private string List() => File.ReadAllText(Path.Combine(Api.Config.Path, "channels.yaml"));

    private Task<HttpResponseMessage> AddAsync(string id, string body) => Api.SendAsync(HttpMethod.Put, $"/api/channels/{id}", body, "application/json", ("If-None-Match", "*"));

    private Task<HttpResponseMessage> PutAsync(string id, string body) => Api.SendAsync(HttpMethod.Put, $"/api/channels/{id}", body, "application/json", ("If-Match", "*"));
}
