using FeedMonitor.Watchlists;

namespace FeedMonitor.Web;

public sealed class WatchlistsEndpointTests : ApiTest
{
    [Fact]
    public async Task Without_watchlists_the_list_is_empty() => AssertJson("""{ "watchlists": [] }""", await Api.GetJsonAsync("/api/watchlists"));

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
                { "id": "energy", "name": "Energy", "terms": [ "oil" ], "alert": { "channels": [] } },
                { "id": "weapons", "name": "Зброя", "terms": [ "\"machine tools\"", "дрон*" ], "alert": { "channels": [ "desk", "mail" ] } }
              ]
            }
            """,
            await Api.GetJsonAsync("/api/watchlists"));
    }
}
