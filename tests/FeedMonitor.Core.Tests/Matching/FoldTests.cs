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
    [InlineData("Ørsted", "Ǿrsted")]
    [InlineData("orsted", "ǿrsted")]
    [InlineData("Ǽ", "ae")]
    [InlineData("ǣǢǽ", "aeæÆ")]
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
        AnyText.UpTo(20).Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', ' ').Replace('\uFFFF', ' '))
            .Sample(text => Assert.Equal(Of(text), Fold.Of(Of(text))), iter: 20_000);

    [Fact]
    public void What_a_letter_folds_to_stays_as_it_is_of_every_letter()
    {
        var letters = Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(c => !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF')).Select(c => c.ToString());

        Assert.Equal([], letters.Where(letter => Fold.Of(Of(letter)) != Of(letter)));
    }

    private static string Of(string text) => Fold.Of(text.Normalize(NormalizationForm.FormC));
}
