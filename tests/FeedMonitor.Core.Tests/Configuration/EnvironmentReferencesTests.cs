namespace FeedMonitor.Configuration;

public sealed class EnvironmentReferencesTests
{
    private static readonly ConfigPlace Place = new("channels.yaml", 4);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("${A}", "one")]
    [InlineData("x${A}y${_B2}z${A}", "xoney${A}zone")]
    [InlineData("$A {A} $ {A} A}", "$A {A} $ {A} A}")]
    public void Each_reference_becomes_the_variables_value_which_is_not_read_again(string text, string expected) => Assert.Equal(expected, Resolve(text));

    [Theory]
    [InlineData("${UNSET}", "UNSET")]
    [InlineData("${A}${EMPTY}", "EMPTY")]
    [InlineData("${a}", "a")]
    public void A_variable_that_is_not_set_is_named(string text, string name) => Assert.Equal(
        $"channels.yaml:4: ${{{name}}} is not set, expected an environment variable of that name",
        Assert.Throws<ConfigurationException>(() => Resolve(text)).Message);

    [Theory]
    [InlineData("${")]
    [InlineData("${A")]
    [InlineData("${}")]
    [InlineData("${ A }")]
    [InlineData("${1A}")]
    [InlineData("${A-s3cr3t}")]
    [InlineData("${A}${A")]
    [InlineData("${${A}}")]
    [InlineData("${A:-s3cr3t}")]
    public void A_broken_reference_is_told_and_not_taken_for_text(string text) => Assert.Equal(
        "channels.yaml:4: '${' begins a reference that is not one, expected ${NAME} with a name of letters, digits and '_'",
        Assert.Throws<ConfigurationException>(() => Resolve(text)).Message);

    private static string Resolve(string text) => EnvironmentReferences.Resolve(
        text, name => name switch { "A" => "one", "_B2" => "${A}", "EMPTY" => "", _ => null }, Place);
}
