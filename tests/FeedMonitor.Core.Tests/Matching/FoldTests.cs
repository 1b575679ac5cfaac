using System.Text;
using CsCheck;

namespace FeedMonitor.Matching;

public sealed class FoldTests
{
    [Theory]
    [InlineData("KYIV", "Kyïv")]
    [InlineData("Kyïv", "Kyi\u0308v")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Đặng", "dang")]
    [InlineData("Ærø", "aero")]
    [InlineData("STRASSE", "Straße")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ΑΘΗΝΑΣ", "Αθήνας")]
    [InlineData("Ёлка", "елка")]
    [InlineData("ВЕРСТАТ", "верстат")]
    [InlineData("за\u0301мок", "замок")]
    [InlineData("ＡＫ４７", "ak47")]
    [InlineData("ni\u00ADtro\u200Bcel\uFEFFlu\u2060lose", "nitrocellulose")]
    [InlineData("ﬁre", "fire")]
    [InlineData("𐐀", "𐐨")]
    public void Case_and_accents_do_not_count(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("й", "и")]
    [InlineData("и\u0306", "и")]
    [InlineData("ї", "і")]
    [InlineData("が", "か")]
    [InlineData("か\u3099", "か")]
    [InlineData("a", "а")]
    [InlineData("ก่", "ก")]
    public void Letters_of_their_own_stay_apart(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void What_is_folded_stays_as_it_is() =>
        Gen.String[0, 20].Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', ' ').Replace('\uFFFF', ' '))
            .Sample(text => Assert.Equal(Of(text), Fold.Of(Of(text))));

    private static string Of(string text) => Fold.Of(text.Normalize(NormalizationForm.FormC));
}
