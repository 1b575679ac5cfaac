using System.Text.Json.Nodes;
using FeedMonitor.Hits;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;

namespace FeedMonitor.Web.Hits;

public sealed class StoriesEndpointTests : ApiTest
{
    private static readonly StorySignature Ferry = StorySignature.Of(new StoryText(
        "Three dead as ferry capsizes off Saint Orrin", "Three people died after the ferry Lady Wren capsized off Saint Orrin, the coast guard said. It carried 88 passengers to Gull Island."));

    [Fact]
    public async Task Hits_that_tell_one_story_come_as_one_with_all_its_sources()
    {
        Hit[] hits =
        [
            Sample.Hit(1) with { Signature = Ferry },
            Sample.Hit(2),
            Sample.Hit(3, "maritime") with { Signature = Ferry, FeedTitle = "News 2" },
        ];
        await Api.Get<IHitStore>().RecordAsync(hits, Cancel);

        var stories = (await Api.GetJsonAsync("/api/stories"))["stories"]!.AsArray();

        Assert.Equal([hits[0].Item.Value, hits[1].Item.Value], stories.Select(story => story!["id"]!.GetValue<string>()));
        Assert.Equal(["maritime", "dual-use"], TextsOf(stories[0]!["watchlists"]!, "id"));
        Assert.Equal(["News 1", "News 2"], TextsOf(stories[0]!["sources"]!, "feedTitle"));
        Assert.Equal([hits[2].Id.Value, hits[0].Id.Value], TextsOf(stories[0]!["hits"]!, "id"));
        Assert.Equal([hits[1].Id.Value], TextsOf(stories[1]!["hits"]!, "id"));
    }

    [Fact]
    public async Task A_story_on_two_pages_keeps_its_id_once_it_was_told()
    {
        Hit[] hits = [Sample.Hit(1) with { Signature = Ferry }, Sample.Hit(2) with { Signature = Ferry }];
        await Api.Get<IHitStore>().RecordAsync(hits, Cancel);
        await Api.Get<KnownStories>().OfAsync(hits[1], Cancel);

        var first = await Api.GetJsonAsync("/api/stories?limit=1");
        var second = await Api.GetJsonAsync($"/api/stories?limit=1&cursor={first["next"]}");

        Assert.Equal((hits[0].Item.Value, hits[0].Item.Value), (first["stories"]![0]!["id"]!.GetValue<string>(), second["stories"]![0]!["id"]!.GetValue<string>()));
    }

    private static IEnumerable<string> TextsOf(JsonNode list, string name) => list.AsArray().Select(node => node![name]!.GetValue<string>());
}
