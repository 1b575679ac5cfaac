namespace FeedMonitor.Stories.Words;

public sealed class NumberedThingsTests
{
    [Theory]
    [InlineData("Union adopts 12th package of sanctions", "package 12")]
    [InlineData("Union agrees twelfth sanctions package", "package 12")]
    [InlineData("Союз утвердил 12-й пакет санкций", "package 12")]
    [InlineData("Согласован двенадцатый пакет", "package 12")]
    [InlineData("Nordunion beschließt 12. Sanktionspaket gegen Velmarien", "package 12")]
    [InlineData("La Unión aprueba el 12.º paquete", "package 12")]
    [InlineData("北方联盟通过第12轮制裁", "round 12")]
    [InlineData("联盟就第十二轮制裁达成一致", "round 12")]
    [InlineData("Talks enter round 3", "round 3")]
    [InlineData("Выручка во II квартале выросла", "quarter 2")]
    [InlineData("Profit falls in Q3", "quarter 3")]
    [InlineData("公司三季度营收下降", "quarter 3")]
    [InlineData("The vendor closes CVE-2026-41877", "cve 2026-41877")]
    [InlineData("«Глобус-7» стартовал", "глобус 7")]
    [InlineData("Спущен на воду танкер «Полярная звезда-3»", "звезда 3")]
    [InlineData("Developers of Kernwerk 4.2 close a hole", "kernwerk 4.2")]
    [InlineData("“星桥七号”卫星成功发射", "星桥 7")]
    [InlineData("The forecast for 8 November", "day 11-8")]
    [InlineData("It was listed on March 17", "day 3-17")]
    [InlineData("El 8 de noviembre", "day 11-8")]
    [InlineData("3月17日宣布", "day 3-17")]
    [InlineData("Marlock beat Fenbury 3-1", "result 03-01")]
    [InlineData("Marlock schlägt Fenbury 3:1", "result 03-01")]
    [InlineData("Fenbury pierde 0-12", "result 12-00")]
    [InlineData("Спутник «Зенит-М2» выведен на орбиту", "зенит-м 2")]
    [InlineData("Unfall auf der B 27 bei Tübingen", "b 27")]
    [InlineData("It is the second outbreak this winter", "outbreak 2")]
    public void A_number_that_says_which_one_is_found(string text, string thing) =>
        Assert.Contains(thing, NumberedThings.In(WordCutter.Cut(text, 400), capitalsAreNames: true).Select(found => found.ToString()));

    [Theory]
    [InlineData("Three dead as ferry capsizes")]
    [InlineData("Death toll rises to 57")]
    [InlineData("Погибли 12 горняков")]
    [InlineData("The deal took 12 rounds")]
    [InlineData("In the package of 2026 there is more")]
    [InlineData("至少3人死亡，12人失踪")]
    [InlineData("He won the first and lost the second")]
    [InlineData("The doors open at 20:15")]
    [InlineData("They want the strike 24 hours longer")]
    [InlineData("The flaw of 40113. Version by version it spread")]
    public void A_count_says_nothing_of_the_kind(string text) => Assert.Empty(NumberedThings.In(WordCutter.Cut(text, 400), capitalsAreNames: true));
}
