using System.Text.Json.Nodes;

namespace FeedMonitor.Alerts;

public sealed class HitMessageTests
{
    [Fact]
    public void The_message_is_as_the_contract_says()
    {
        var hit = SampleHit.Of(1, DateTimeOffset.UnixEpoch, "desk");
        var message = JsonNode.Parse(HitMessage.Of(hit.Alerts[0].Id, new AlertSubject.OfHit(hit)).ToJson());

        var expected = JsonNode.Parse($$"""
            {
              "type": "hit",
              "id": "{{hit.Alerts[0].Id}}",
              "watchlist": { "id": "engines", "name": "Двигуни & engines" },
              "item": {
                "title": "Turbine \"shipped\"",
                "link": "https://news.example/1",
                "published": "2026-03-14T09:00:00+00:00",
                "feed": { "title": "News", "url": "https://news.example/feed.xml" }
              },
              "evidence": [ { "term": "turbine", "text": "A turbine was shipped.", "zone": "lead", "clause": "terms", "reference": null } ],
              "story": { "id": "1", "sources": [ { "title": "News", "link": "https://news.example/1" } ] }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, message), message!.ToJsonString());
    }

    [Fact]
    public void What_the_item_lacks_is_null_and_not_left_out()
    {
        var hit = SampleHit.Of(1, DateTimeOffset.UnixEpoch) with { Link = null, Published = null };
        var item = JsonNode.Parse(HitMessage.Of(new AlertId("a"), new AlertSubject.OfHit(hit)).ToJson())!["item"]!.AsObject();

        Assert.True(item.TryGetPropertyValue("link", out var link) && link is null);
        Assert.True(item.TryGetPropertyValue("published", out var published) && published is null);
    }
}
