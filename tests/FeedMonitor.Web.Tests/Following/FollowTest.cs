using FeedMonitor.Feeds.Reading;
using FeedMonitor.Hits;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Following;

/// <summary>A test that follows hits as readers do; <see cref="ReadAsync"/> reads as our own monitor would.</summary>
public abstract class FollowTest : ApiTest
{
    protected const string Name = "Товари подвійного використання";

    protected Task WatchAsync(string id = "dual-use", string name = Name) =>
        Api.Get<IWatchlistStore>().ApplyAsync([new Watchlist(WatchlistId.Parse(id), name, [Term.Parse("верстат*")], [])], Cancel);

    protected Task RecordAsync(params Hit[] hits) => Api.Get<IHitStore>().RecordAsync(hits, Cancel);

    protected async Task<FeedDocument> ReadAsync(string path)
    {
        using var answer = await Api.SendAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        var document = Assert.IsType<FeedReading.Readable>(
            FeedDocumentReader.Read(await answer.Content.ReadAsByteArrayAsync(Cancel), answer.Content.Headers.ContentType?.CharSet, Api.AddressOf(path))).Document;
        Assert.Empty(document.Repairs);
        Assert.Equal("utf-8", document.Encoding);
        return document;
    }
}
