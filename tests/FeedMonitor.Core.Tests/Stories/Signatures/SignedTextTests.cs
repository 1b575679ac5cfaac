namespace FeedMonitor.Stories.Signatures;

public sealed class SignedTextTests
{
    [Theory]
    [InlineData("The ferry sank off Orrin on its way home with all hands", "Orrin")]
    [InlineData("Докеры порта Соболиный начали бессрочную забастовку", "Соболиный")]
    [InlineData("Взрыв произошёл на шахте «Каменная», сообщили спасатели вечером", "Каменная")]
    [InlineData("Der Brand in der Fabrik der Firma Lackwerk hat in Ebersroda die Nachbarn geweckt", "Ebersroda")]
    [InlineData("官员说，索瓦尔高原发生地震", "索瓦")]
    [InlineData("载有乘客的渡轮“白衣女士”号倾覆", "白衣")]
    [InlineData("财政部制裁蓝灯航运公司", "蓝灯")]
    public void A_name_is_told_by_its_capital_its_quotation_marks_or_its_spelling(string text, string name) => Assert.Contains(name, Names(text));

    [Theory]
    [InlineData("Die Frau und der Mann haben das Haus an der Strasse nach dem Brand verlassen")]
    [InlineData("Most of it was found by divers. Three of them were hurt")]
    [InlineData("官员说，至少三人死亡")]
    public void What_is_no_name_is_not_taken_for_one(string text) => Assert.Empty(Names(text));

    [Fact]
    public void The_same_word_typed_in_two_ways_is_one_term() =>
        Assert.Equal(Terms("Каймак Kyïv"), Terms("Каи\u0306мак\u00A0Kyi\u0308v"));

    [Fact]
    public void What_stands_beyond_the_bounds_does_not_count()
    {
        var (title, text) = (new string('x', StoryText.MostOfTitle), new string('y', StoryText.MostOfText));

        Assert.Equal(StorySignature.Of(new StoryText(title, text)).Terms, StorySignature.Of(new StoryText($"{title}x Orrin", $"{text}y Lady Wren")).Terms);
    }

    private static IEnumerable<string> Names(string text)
    {
        var signed = SignedText.Of(new StoryText("", text));
        return signed.Signature.Terms.Where(term => term.Traits.HasFlag(TermTraits.Name)).Select(term => signed.Surfaces[term.Hash]);
    }

    private static IReadOnlyList<StoryTerm> Terms(string text) => StorySignature.Of(new StoryText(text, "")).Terms;
}
