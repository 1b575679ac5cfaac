using System.Net;
using FeedMonitor.Feeds;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Hits;

public sealed class ItemOfHitTests : ApiTest
{
    private readonly Hit hit = Sample.Hit(1);

    [Fact]
    public async Task An_item_comes_with_its_zones_and_the_found_words_of_its_article()
    {
        await KeepAsync();

        var item = await Api.GetJsonAsync($"/api/hits/{hit.Id}/item");

        Assert.Equal((hit.Item.Value, "uk", false), (item["id"]!.GetValue<string>(), item["language"]!.GetValue<string>(), item["edited"]!.GetValue<bool>()));
        AssertJson(
            """
            [
              {
                "zone": "lead", "silent": false, "start": 0, "text": "Верстати поїхали далі, сказав речник.",
                "marks": [ { "start": 0, "length": 8, "term": "верстат*" } ]
              },
              { "zone": "related", "silent": true, "start": 39, "text": "Читайте також: Верстати подешевшали", "marks": [] },
              { "zone": "body", "silent": false, "start": 76, "text": "Кінець.", "marks": [] }
            ]
            """,
            item["blocks"]);
    }

    [Fact]
    public async Task Of_an_item_that_was_edited_the_newest_text_is_shown()
    {
        await KeepAsync();
        await Api.Get<IItemHistory>().AppendAsync([Kept.Of(hit) with { IsEdit = true, FirstSeen = hit.FoundAt.AddHours(2) }], Cancel);

        Assert.True((await Api.GetJsonAsync($"/api/hits/{hit.Id}/item"))["edited"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Nor_is_all_read_that_came_since_an_old_hit_but_for_the_edit_that_it_tells_of()
    {
        await KeepAsync();
        await Api.Get<IItemHistory>().AppendAsync([Kept.Of(hit) with { IsEdit = true, FirstSeen = hit.FoundAt.AddDays(3) }], Cancel);
        Assert.False((await Api.GetJsonAsync($"/api/hits/{hit.Id}/item"))["edited"]!.GetValue<bool>());

        await Api.Get<IHitStore>().AmendAsync(hit with { AmendedAt = hit.FoundAt.AddDays(3) }, Cancel);

        Assert.True((await Api.GetJsonAsync($"/api/hits/{hit.Id}/item"))["edited"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_watchlist_is_explained_as_it_stands_now()
    {
        await KeepAsync();
        await ApplyAsync(new Watchlist(hit.Watchlist, "Dual use", [Term.Parse("верстат*")], []), new Watchlist(WatchlistId.Parse("other"), "Other", [Term.Parse("подешевшали")], []));

        var own = await Api.GetJsonAsync($"/api/hits/{hit.Id}/explanation");
        var other = await Api.GetJsonAsync($"/api/hits/{hit.Id}/explanation?watchlist=other");

        Assert.True(own["hit"]!.GetValue<bool>());
        Assert.Equal(("terms", true, "Верстати поїхали далі, сказав речник."), (own["parts"]![0]!["part"]!.GetValue<string>(), own["parts"]![0]!["holds"]!.GetValue<bool>(), own["parts"]![0]!["evidence"]![0]!["text"]!.GetValue<string>()));
        Assert.False(other["hit"]!.GetValue<bool>());
        Assert.Equal("silent-zone", other["parts"]![0]!["reasons"]![0]!["kind"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("item", "The item of this hit is not kept any more.")]
    [InlineData("explanation", "There is no watchlist 'dual-use' any more")]
    public async Task What_is_forgotten_is_told_so(string what, string title)
    {
        await Api.Get<IHitStore>().RecordAsync([hit], Cancel);

        var answer = await Api.GetAsync($"/api/hits/{hit.Id}/{what}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.StartsWith(title, answer.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item")]
    [InlineData("explanation")]
    public async Task A_hit_that_is_not_there_has_neither(string what) => Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"/api/hits/{hit.Id}/{what}")).Status);

    private async Task KeepAsync()
    {
        await Api.Get<IFeedStore>().ApplyAsync([Sample.Feed(1)], Cancel);
        await Api.Get<IHitStore>().RecordAsync([hit], Cancel);
        await Api.Get<IItemHistory>().AppendAsync([Kept.Of(Sample.Hit(2)), Kept.Of(hit)], Cancel);
    }

    private Task ApplyAsync(params Watchlist[] watchlists) => Api.Get<IWatchlistStore>().ApplyAsync(watchlists, Cancel);
}
