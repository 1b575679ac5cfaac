namespace FeedMonitor.Cleaning;

public sealed class NormalFormTests
{
    [Theory]
    [InlineData("nitro\u00ADcellulose", "nitrocellulose")]
    [InlineData("nitro\u200Bcellu\u2060lose\uFEFF", "nitrocellulose")]
    [InlineData("machine\u00A0tools", "machine tools")]
    [InlineData("5\u202F000", "5 000")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u200Fعربي\u202C", "عربي")]
    [InlineData("می\u200Cخواهد", "می\u200Cخواهد")]
    [InlineData("👩\u200D🔧", "👩\u200D🔧")]
    [InlineData("工作母机　在", "工作母机　在")]
    [InlineData("", "")]
    public void A_text_is_freed_of_what_nobody_sees_and_of_nothing_else(string text, string normal) => Assert.Equal(normal, NormalForm.Of(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("\uFFFDx", NormalForm.Of("\uD800x"));

    [Theory]
    [InlineData("Hauliers &amp;amp; forwarders", "Hauliers & forwarders")]
    [InlineData("&amp;#8220;three&amp;#8221;&nbsp;hours", "“three”\u00A0hours")]
    [InlineData("AT&T; R&D", "AT&T; R&D")]
    [InlineData("&nosuchthing;", "&nosuchthing;")]
    [InlineData("&#xD800;", "&#xD800;")]
    public void Entities_are_decoded_however_often_they_were_escaped(string text, string decoded) => Assert.Equal(decoded, Entities.Decode(text));

    [Theory]
    [InlineData("<p>Hauliers &amp;amp; forwarders wait &amp;ldquo;three hours&amp;rdquo;.</p>")]
    [InlineData("Hauliers &amp;amp; forwarders wait &ldquo;three hours&rdquo;.")]
    public void So_it_is_in_what_is_cleaned(string text) => Assert.Equal("Hauliers & forwarders wait “three hours”.", Cleaner.Clean(text).ArticleText);
}
