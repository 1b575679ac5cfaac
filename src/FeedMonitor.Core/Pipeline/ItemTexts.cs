using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Items;
using FeedMonitor.Pipeline.FullText;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Pipeline;

/// <summary>The texts of a poll's items, and what was learned from them.</summary>
/// <param name="New">Those of the new items, in order.</param>
/// <param name="Edited">Those of the edited items, in order.</param>
/// <param name="Repeats">What the feed's sites are known to repeat from now on.</param>
/// <param name="FullText">What fetching pages has come to.</param>
public sealed record PolledTexts(IReadOnlyList<CleanText> New, IReadOnlyList<CleanText> Edited, BoilerplateSketch Repeats, FullTextState FullText);

/// <summary>Makes the texts of a feed's items: cleaned, from the article's page where the feed gives too little, without what its site repeats.</summary>
public sealed partial class ItemTexts(ArticlePages pages, ILogger<ItemTexts> logger)
{
    /// <summary>How an item is cleaned; another way is for tests.</summary>
    internal Func<FeedItem, CleanText> Cleaning { get; init; } = Cleaner.Clean;

    /// <summary>Makes them.</summary>
    /// <param name="record">The feed.</param>
    /// <param name="found">Its items.</param>
    /// <param name="isNews">Whether a new item may alert.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PolledTexts> ReadAsync(FeedRecord record, NewItems found, Func<FeedItem, bool> isNews, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(found);
        var feed = record.Feed;
        GivenItem[] given = [.. found.Items.Select(item => new GivenItem(item.Item, Clean(feed, item.Item), isNews(item.Item)))];
        var (texts, fullText) = await pages.ReadAsync(record, given, item => Clean(feed, item), cancel);

        // A feed's newest item comes first, and what is learned last is remembered longest.
        string[] sites = [.. found.Items.Select(item => ItemSite.Of(feed, item.Item))];
        var repeats = record.State.Repeats.Learn([.. found.Items.Select((item, i) => ItemPrint.Of(sites[i], item.Id, texts[i])).Reverse()]);
        return new PolledTexts(
            [.. texts.Select((text, i) => LearnedZones.Of(text, sites[i], repeats))],
            [.. found.Edited.Select(item => LearnedZones.Of(Clean(feed, item.Item), ItemSite.Of(feed, item.Item), repeats))],
            repeats,
            fullText);
    }

    // One bad item never loses its feed: run again it would fail again, so it is taken by its headline alone.
#pragma warning disable CA1031
    private CleanText Clean(Feed feed, FeedItem item)
    {
        try
        {
            return Cleaning(item);
        }
        catch (Exception e)
        {
            LogNotCleaned(e, item.Link, feed.Url);
            var title = item.Title.Trim();
            return new CleanText(title, title, title.Length > 0 ? [new Block(Zone.Headline, 0, title)] : []);
        }
    }
#pragma warning restore CA1031

    [LoggerMessage(LogLevel.Error, "Item {Link} of feed {Url} could not be cleaned; its headline alone is matched.")]
    private partial void LogNotCleaned(Exception error, string? link, FeedUrl url);
}
