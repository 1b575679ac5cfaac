using FeedMonitor.Watchlists;

namespace FeedMonitor.Web;

public sealed class WatchlistsEndpointTests : ApiTest
{
    [Fact]
    public async Task Without_watchlists_the_list_is_empty() => AssertJson("""{ "watchlists": [], "editable": true }""", await Api.GetJsonAsync("/api/watchlists"));

    [Fact]
    public async Task Watchlists_are_told_by_id_with_their_terms_and_channels()
    {
        await Api.Get<IWatchlistStore>().ApplyAsync(
            [
                new Watchlist(WatchlistId.Parse("weapons"), "Зброя", [Term.Parse("\"machine tools\""), Term.Parse("дрон*")], ["desk", "mail"]),
                new Watchlist(WatchlistId.Parse("energy"), "Energy", [Term.Parse("oil")], []),
            ],
            Cancel);

        AssertJson(
            """
            {
              "watchlists": [
                { "id": "energy", "name": "Energy", "terms": [ "oil" ], "query": null, "alert": { "channels": [] }, "editable": true },
                { "id": "weapons", "name": "Зброя", "terms": [ "\"machine tools\"", "дрон*" ], "query": null, "alert": { "channels": [ "desk", "mail" ] }, "editable": true }
              ],
              "editable": true
            }
            """,
            await Api.GetJsonAsync("/api/watchlists"));
    }
}
