namespace FeedMonitor.Stories.Words;

public sealed class StagesTests
{
    [Theory]
    [InlineData("Former bank chief charged with fraud", "court charge")]
    [InlineData("Former bank chief jailed for six years", "court sentence")]
    [InlineData("Detenido el alcalde de Valdemora", "court arrest")]
    [InlineData("Ex-Bankchef zu Haftstrafe verurteilt", "court sentence, court sentence")]
    [InlineData("Запуск спутника перенесли на сутки", "course delay")]
    [InlineData("乌拉圭议会批准自贸协定", "decision approve")]
    [InlineData("Les conducteurs prolongent leur mouvement", "course extend")]
    [InlineData("Port Sable dockworkers walk out over pay", "")]
    public void What_has_come_of_a_matter_is_found(string headline, string stages) =>
        Assert.Equal(stages, string.Join(", ", Stages.In(WordCutter.Cut(headline, 400)).Select(stage => stage.ToString())));

    [Fact]
    public void Every_row_of_the_table_names_its_course_and_its_stage() =>
        Assert.All(FeedMonitor.Cleaning.DataFile.Rows("stages.tsv", "Stories"), cells => Assert.Matches("^[a-z]+:[a-z]+$", cells[0]));
}
