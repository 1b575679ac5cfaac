namespace FeedMonitor.Cleaning.Learning;

public sealed class BlockPrintTests
{
    [Theory]
    [InlineData("12 Comments", "7 comments !")]
    [InlineData("Подписаться", "ПОДПИСАТЬСЯ")]
    [InlineData("نشرة إخبارية", "نشرة  إخبارية:")]
    public void What_says_the_same_has_one_print(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("Subscribe", "Subscribed")]
    [InlineData("訂閱電子報", "訂閱電子書")]
    [InlineData("कमल", "कमाल")]
    [InlineData("Magnitude 4.5 near Izmir", "Magnitude 7.8 near Izmir")]
    [InlineData("An earthquake of magnitude 4.5 was felt in the whole of the northern province.", "An earthquake of magnitude 5.4 was felt in the whole of the northern province.")]
    public void What_says_another_thing_has_another(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void Another_site_may_mean_it() => Assert.NotEqual(BlockPrint.Of("a.example", "Subscribe now"), BlockPrint.Of("b.example", "Subscribe now"));

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("12:30 | 7")]
    [InlineData("abc")]
    public void What_has_hardly_a_letter_has_none(string text) => Assert.Equal(BlockPrint.None, Of(text));

    [Fact]
    public void It_fits_its_six_bytes() => Assert.All(Enumerable.Range(0, 1_000), i => Assert.InRange(Of(Invented.Sentence(i)), 1UL, (1UL << BlockPrint.Bits) - 1));

    private static ulong Of(string text) => BlockPrint.Of("site.example", text);
}
