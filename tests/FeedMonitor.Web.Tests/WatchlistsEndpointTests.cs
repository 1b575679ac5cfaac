using FeedMonitor.Alerts.Modes;
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
                new Watchlist(WatchlistId.Parse("weapons"), "Зброя", [Term.Parse("\"machine tools\""), Term.Parse("дрон*")], ["desk", "mail"])
                {
                    AlertMode = AlertMode.Immediate with
                    {
                        Digest = new DigestSchedule.Daily(7 * 60 + 30), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv"),
                        Quiet = QuietHours.None with { Ranges = [new QuietRange(22 * 60, 7 * 60, QuietRange.EveryDay), new QuietRange(0, 24 * 60, 1)] }, MaxPerHour = 3, Cooldown = TimeSpan.FromMinutes(10),
                    },
                },
                new Watchlist(WatchlistId.Parse("energy"), "Energy", [Term.Parse("oil")], []),
            ],
            Cancel);

        AssertJson(
            """
            {
              "watchlists": [
                { "id": "energy", "name": "Energy", "terms": [ "oil" ], "termCount": 1, "query": null, "alert": { "channels": [], "digest": null, "zone": null, "quiet": [], "maxPerHour": null, "cooldownMinutes": null }, "editable": true },
                { "id": "weapons", "name": "Зброя", "terms": [ "\"machine tools\"", "дрон*" ], "termCount": 2, "query": null, "alert": { "channels": [ "desk", "mail" ], "digest": "daily 07:30", "zone": "Europe/Kyiv", "quiet": [ "22:00-07:00", "sun 00:00-24:00" ], "maxPerHour": 3, "cooldownMinutes": 10 }, "editable": true }
              ],
              "editable": true
            }
            """,
            await Api.GetJsonAsync("/api/watchlists"));
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("1", "turbine")]
    [InlineData("1000", "turbine pump valve")]
    public async Task Of_a_long_list_no_more_terms_are_told_than_are_asked_for(string most, string told)
    {
        await Api.Get<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse("engines"), "Engines", [Term.Parse("turbine"), Term.Parse("pump"), Term.Parse("valve")], [])], Cancel);

        var list = (await Api.GetJsonAsync($"/api/watchlists?terms={most}"))["watchlists"]![0]!;

        Assert.Equal(told, string.Join(' ', list["terms"]!.AsArray().Select(term => term!.GetValue<string>())));
        Assert.Equal(3, list["termCount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("all")]
    public async Task A_number_of_terms_that_is_none_is_refused(string most) =>
        Assert.Contains($"terms is '{most}', expected a number from 0 to 1000.", (await Api.GetAsync($"/api/watchlists?terms={most}")).Json!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
}
