namespace FeedMonitor.Configuration;

public sealed class ConfigurationExceptionTests
{
    [Theory]
    [InlineData(3, "a.yaml:3: wrong")]
    [InlineData(0, "a.yaml: wrong")]
    public void The_message_begins_with_the_place(int line, string expected) =>
        Assert.Equal(expected, new ConfigurationException(new ConfigPlace("a.yaml", line), "wrong").Message);

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u001Bb")]
    public void A_problem_is_one_line_that_no_terminal_obeys(string problem) =>
        Assert.Equal("f: a b", new ConfigurationException(new ConfigPlace("f"), problem).Message);
}
