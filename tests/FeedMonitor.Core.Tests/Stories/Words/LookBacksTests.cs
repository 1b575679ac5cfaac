namespace FeedMonitor.Stories.Words;

public sealed class LookBacksTests
{
    [Theory]
    [InlineData("A court suspended it, three days after the fine was told", "three days after")]
    [InlineData("The dam broke last week", "last week")]
    [InlineData("Das Werk war vor zwei Wochen stillgelegt worden", "vor zwei wochen")]
    [InlineData("La empresa, que hace dos semanas dejó de volar", "hace dos semanas")]
    [InlineData("Завод остановили на прошлой неделе", "на прошлой неделе")]
    [InlineData("Le musée avait été cambriolé la semaine dernière", "semaine derniere")]
    [InlineData("该公司上周宣布召回", "上 周")]
    public void A_phrase_that_looks_back_is_found(string text, string phrase) =>
        Assert.Equal($"look back {phrase}", Assert.Single(LookBacks.In(WordCutter.Cut(text, 400))).ToString());

    [Theory]
    [InlineData("Profit was 12% higher than a year ago")]
    [InlineData("It will take two weeks. After that the shop closes")]
    [InlineData("Observers are to arrive within a week")]
    [InlineData("После аварии вода пропала")]
    [InlineData("")]
    public void What_looks_ahead_or_compares_years_is_none(string text) => Assert.Empty(LookBacks.In(WordCutter.Cut(text, 400)));
}
