using CsCheck;

namespace FeedMonitor.Matching;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" .,;—!", "")]
    [InlineData("Arms, not alarms.", "Arms|not|alarms")]
    [InlineData("U.S. officials", "U|S|officials")]
    [InlineData("Су-35С", "Су|35С")]
    [InlineData("don’t", "don|t")]
    [InlineData("工作母机", "工|作|母|机")]
    [InlineData("x工y", "x|工|y")]
    [InlineData("アメリカ", "ア|メ|リ|カ")]
    [InlineData("ｱﾒﾘｶ", "ｱ|ﾒ|ﾘ|ｶ")]
    [InlineData("佐々木", "佐|々|木")]
    [InlineData("𠮷野", "𠮷|野")]
    [InlineData("한국 정부", "한국|정부")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth", "soft\u00ADhyphen|zero\u200Bwidth")]
    [InlineData("end\u00AD \u200Bstart", "end|start")]
    [InlineData("📦box", "box")]
    [InlineData("\uD83D lone \uDCE6", "lone")]
    public void Text_is_cut_into_words(string text, string words) =>
        Assert.Equal(words, string.Join('|', Tokenizer.Tokens(text).Select(token => text.Substring(token.Start, token.Length))));

    [Fact]
    public void Words_stand_in_order_apart_and_inside_any_text() => AnyText.UpTo(40).Sample(text =>
    {
        var end = 0;
        foreach (var token in Tokenizer.Tokens(text))
        {
            Assert.True(token.Start >= end && token.Length > 0 && token.End <= text.Length);
            end = token.End;
        }
    });
}
