namespace FeedMonitor.Stories.Words;

public sealed class WeekdaysTests
{
    [Theory]
    [InlineData("The council adopted it on Tuesday, and again on Friday", "weekday Tuesday, weekday Friday")]
    [InlineData("Lokführer streiken ab Mittwochabend", "weekday Wednesday")]
    [InlineData("informó este jueves a la Bolsa", "weekday Thursday")]
    [InlineData("en raison d'une grève vendredi", "weekday Friday")]
    [InlineData("Суд в среду арестовал двоих", "weekday Wednesday")]
    [InlineData("两国周三在日内瓦签署协议，星期日生效", "weekday Wednesday, weekday Sunday")]
    [InlineData("截至21日18时，全市已转移群众", "day of month 21")]
    [InlineData("3月8日宣布", "day of month 8")]
    [InlineData("10日間の停戦", "")]
    [InlineData("Завод загрязнял окружающую среду", "")]
    [InlineData("El huracán llega a Santo Domingo el lunes", "weekday Monday")]
    [InlineData("El domingo hubo elecciones", "weekday Sunday")]
    [InlineData("这条航线一周三次", "")]
    [InlineData("每周三开放", "weekday Wednesday")]
    [InlineData("Three dead as ferry capsizes in May", "")]
    public void Days_are_found_in_their_order(string text, string days) =>
        Assert.Equal(days, string.Join(", ", Weekdays.In(WordCutter.Cut(text, 400)).Select(day => day.ToString())));
}
