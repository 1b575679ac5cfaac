using CsCheck;

namespace FeedMonitor.Items;

public sealed class SeenSetTests
{
    [Fact]
    public void What_was_shown_is_known()
    {
        var seen = SeenSet.Empty.Show([1, 2]).Show([3]);

        Assert.Equal(3, seen.Count);
        Assert.All([1UL, 2UL, 3UL], alias => Assert.True(seen.Contains(alias)));
        Assert.False(seen.Contains(4));
    }

    [Fact]
    public void An_empty_poll_forgets_nothing()
    {
        var seen = SeenSet.Empty.Show([1, 2]);

        Assert.Same(seen, seen.Show([]));
    }

    [Fact]
    public void The_longest_unseen_go_first()
    {
        var seen = SeenSet.Empty.Show(Numbers(0, SeenSet.KeptAtLeast)).Show([0]).Show([10_000_000]);

        Assert.Equal(SeenSet.KeptAtLeast, seen.Count);
        Assert.True(seen.Contains(0));
        Assert.False(seen.Contains(1));
        Assert.True(seen.Contains(10_000_000));
    }

    [Fact]
    public void A_long_feed_is_kept_four_times_over()
    {
        var seen = SeenSet.Empty;
        for (var poll = 0; poll < 5; poll++)
        {
            seen = seen.Show(Numbers(poll * 2_000, 2_000));
        }

        Assert.Equal(8_000, seen.Count);
        Assert.False(seen.Contains(0));
        Assert.True(seen.Contains(2_000));
    }

    [Fact]
    public void A_poll_that_shows_little_does_not_forget_what_a_long_feed_showed()
    {
        var seen = SeenSet.Empty.Show(Numbers(0, 6_000)).Show([0, 1, 2]);

        Assert.All(Numbers(0, 6_000), alias => Assert.True(seen.Contains(alias)));
    }

    [Fact]
    public void It_never_outgrows_the_row_and_keeps_the_latest()
    {
        var seen = SeenSet.Empty.Show(Numbers(0, 1_000)).Show(Numbers(1_000, SeenSet.Capacity + 10));

        Assert.Equal(SeenSet.Capacity, seen.Count);
        Assert.True(seen.Contains(1_000UL + SeenSet.Capacity + 9));
        Assert.True(seen.ToBytes().Length <= 512 * 1024);
    }

    [Fact]
    public void Its_bytes_bring_it_back_in_the_same_order() => Gen.ULong.HashSet[0, 50].Sample(aliases =>
    {
        var seen = SeenSet.Empty.Show(aliases);
        var read = SeenSet.FromBytes(seen.ToBytes());
        return aliases.All(read.Contains) && read.ToBytes().SequenceEqual(seen.ToBytes());
    }, iter: 500);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_torn_last_hash_is_left_out(int rest)
    {
        byte[] torn = [.. SeenSet.Empty.Show([1, 2]).ToBytes(), .. new byte[rest]];

        Assert.Equal(2, SeenSet.FromBytes(torn).Count);
    }

    [Fact]
    public void Below_its_limit_it_knows_what_a_plain_set_knows() => Gen.ULong[0, 200].Array[0, 30].Array[0, 10].Sample(polls =>
    {
        var plain = polls.SelectMany(poll => poll).ToHashSet();
        var seen = polls.Aggregate(SeenSet.Empty, (set, poll) => set.Show(poll));
        return seen.Count == plain.Count && Enumerable.Range(0, 201).All(alias => seen.Contains((ulong)alias) == plain.Contains((ulong)alias));
    }, iter: 500);

    private static IEnumerable<ulong> Numbers(int from, int count) => Enumerable.Range(from, count).Select(number => (ulong)number);
}
