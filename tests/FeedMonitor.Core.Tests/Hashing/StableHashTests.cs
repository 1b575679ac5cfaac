using CsCheck;

namespace FeedMonitor.Hashing;

public sealed class StableHashTests
{
    // Everything stored is named by these: a change here orphans it.
    [Fact]
    public void The_hashes_are_the_same_in_every_release()
    {
        Assert.Equal("0d51b9f3473cc8b781ef50bd2f8db94e", StableHash.Id("item", "Київ"));
        Assert.Equal(0x0D51B9F3473CC8B7UL, StableHash.Alias("item", "Київ"));
    }

    [Fact]
    public void An_alias_is_the_beginning_of_the_id() => AnyText.UpTo(60).Sample(text => StableHash.Id(text)[..16] == $"{StableHash.Alias(text):x16}", iter: 300);

    [Theory]
    [InlineData("ab", "c", "a", "bc")]
    [InlineData("", "a", "a", "")]
    public void Where_the_parts_end_counts(string one, string two, string three, string four) =>
        Assert.NotEqual(StableHash.Id(one, two), StableHash.Id(three, four));

    [Fact]
    public void An_id_is_32_lower_case_hexadecimal_digits() => AnyText.UpTo(60).Array[0, 4].Sample(
        parts => StableHash.Id(parts) is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower), iter: 300);

    [Fact]
    public void Nothing_and_an_empty_part_differ() => Assert.NotEqual(StableHash.Id(), StableHash.Id(""));
}
