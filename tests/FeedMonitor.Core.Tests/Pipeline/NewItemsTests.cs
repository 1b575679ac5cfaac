using FeedMonitor.Feeds;
using FeedMonitor.Items;

namespace FeedMonitor.Pipeline;

public sealed class NewItemsTests
{
    [Fact]
    public void An_item_under_any_known_alias_is_not_new()
    {
        var found = Find(Known(1, 2, 3), [Item(1, 10), Item(11, 2), Item(12, 13, 3), Item(14, 15)]);

        Assert.Equal([14UL], found.Items.Select(item => item.Aliases[0]));
        Assert.False(found.MayHaveGap);
    }

    [Fact]
    public void All_names_of_a_known_item_are_known_from_now_on()
    {
        var seen = Find(Known(1), [Item(1, 10)]).Seen;

        Assert.True(seen.Contains(10));
    }

    [Fact]
    public void A_window_in_which_nothing_is_known_may_have_a_gap() => Assert.True(Find(Known(1), [Item(2), Item(3)]).MayHaveGap);

    [Fact]
    public void Neither_an_empty_document_nor_a_first_poll_has_a_gap()
    {
        Assert.False(Find(Known(1), []).MayHaveGap);
        Assert.False(Find(FeedState.New, [Item(1)]).MayHaveGap);
    }

    [Fact]
    public void Of_more_names_than_the_set_holds_each_items_first_is_kept()
    {
        IdentifiedItem[] items = [.. Enumerable.Range(1, 30_000).Select(i => Item((ulong)i, (ulong)(i + 100_000), (ulong)(i + 200_000)))];

        var state = FeedState.New with { BaselineAt = DateTimeOffset.UnixEpoch, Seen = Find(FeedState.New, items).Seen };

        Assert.Empty(Find(state, items).Items);
    }

    private static NewItems Find(FeedState state, IReadOnlyList<IdentifiedItem> items) => NewItems.Find(state, new IdentifiedItems(items, []));

    private static FeedState Known(params ulong[] aliases) => FeedState.New with { BaselineAt = DateTimeOffset.UnixEpoch, Seen = SeenSet.Empty.Show(aliases) };

    private static IdentifiedItem Item(params ulong[] aliases) => new(new ItemId($"{aliases[0]}"), new FeedItem(), aliases);
}
