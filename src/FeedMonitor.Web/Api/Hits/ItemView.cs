using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;

namespace FeedMonitor.Web.Api.Hits;

/// <summary>An item as it was cleaned, for people to see what was matched and what was not.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Link">Its address, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="FirstSeen">When the monitor first saw this text of it.</param>
/// <param name="Language">Its language as its page declares it, or null.</param>
/// <param name="Edited">Whether this is the text of an edit.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Blocks">The text, in reading order.</param>
internal sealed record ItemView(
    string Id, string Title, string? Link, DateTimeOffset? Published, DateTimeOffset FirstSeen, string? Language, bool Edited, FeedPart Feed, IReadOnlyList<BlockPart> Blocks)
{
    /// <summary>The item of a hit, with every place of the hit's terms.</summary>
    public static ItemView Of(HistoryItem item, Hit hit)
    {
        var places = TermPlaces.Find(hit.Terms, item.Text);
        return new ItemView(
            item.Id.Value, item.Title, item.Link, item.Published?.ToUniversalTime(), item.FirstSeen.ToUniversalTime(), item.Text.Language, item.IsEdit, new FeedPart(hit.Feed.Value, hit.FeedTitle, hit.FeedUrl),
            [.. item.Text.Blocks.Select(block => BlockPart.Of(block, places))]);
    }
}

/// <summary>A block of an item's text.</summary>
/// <param name="Zone">What it is to the article.</param>
/// <param name="Silent">Whether it is not matched.</param>
/// <param name="Start">Where it begins in the shown text, in UTF-16 units.</param>
/// <param name="Text">Its text.</param>
/// <param name="Marks">The found words.</param>
internal sealed record BlockPart(string Zone, bool Silent, int Start, string Text, IReadOnlyList<MarkPart> Marks)
{
    public static BlockPart Of(Block block, IReadOnlyList<TermMatch> places) => new(
        block.Zone.Name(),
        !block.Zone.IsMatched(),
        block.Start,
        block.Text,
        [.. places.Where(place => place.Start >= block.Start && place.Start + place.Length <= block.Start + block.Text.Length).Select(place => new MarkPart(place.Start - block.Start, place.Length, place.Term.Text))]);
}

/// <summary>Found words of a block.</summary>
/// <param name="Start">Where they begin in the block's text, in UTF-16 units.</param>
/// <param name="Length">How many units they cover.</param>
/// <param name="Term">What found them.</param>
internal sealed record MarkPart(int Start, int Length, string Term);
