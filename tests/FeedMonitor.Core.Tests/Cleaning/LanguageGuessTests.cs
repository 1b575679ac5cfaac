namespace FeedMonitor.Cleaning;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The port was closed on Monday, and the ships that had been waiting for days were sent to another one.")]
    [InlineData("de", "Der Hafen wurde am Montag geschlossen, und die Schiffe, die seit Tagen auf die Einfahrt warten, sind nicht mehr da.")]
    [InlineData("ru", "Порт был закрыт в понедельник, и суда, которые ждали несколько дней, ушли, но не все, как это было раньше.")]
    [InlineData("uk", "Порт було закрито в понеділок, і судна, які чекали кілька днів, пішли, але не всі, як це було до того, що сталося.")]
    [InlineData("zh", "港口于星期一关闭，等待了好几天的船只被送往其他港口。")]
    [InlineData("ja", "港は月曜日に閉鎖され、何日も待っていた船は他の港に送られた。")]
    [InlineData("ko", "항구는 월요일에 폐쇄되었고 며칠을 기다린 선박들은 다른 항구로 보내졌다.")]
    [InlineData("th", "ท่าเรือปิดเมื่อวันจันทร์")]
    [InlineData("el", "Το λιμάνι έκλεισε τη Δευτέρα.")]
    [InlineData("he", "הנמל נסגר ביום שני.")]
    [InlineData("ka", "პორტი ორშაბათს დაიხურა.")]
    [InlineData("hy", "Նավահանգիստը փակվել է երկուշաբթի։")]
    public void Prose_tells_its_language(string language, string text) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("12 345 — 67 %")]
    [InlineData("Drone")]
    [InlineData("Reuters, Maersk, COSCO, Rotterdam, Valparaiso")]
    public void What_tells_nothing_is_not_guessed(string text) => Assert.Null(LanguageGuess.Of(text));
}
