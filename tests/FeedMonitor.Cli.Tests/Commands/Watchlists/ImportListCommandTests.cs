using FeedMonitor.Cli.Running;
using FeedMonitor.Configuration;

namespace FeedMonitor.Cli.Commands.Watchlists;

public sealed class ImportListCommandTests : IDisposable
{
    private readonly ConfigFolder config = new();

    public void Dispose() => config.Dispose();

    [Fact]
    public async Task A_list_is_copied_and_a_watchlist_looks_for_its_names()
    {
        var list = config.Write("in/Names.CSV", "u'id;name;aka\n17;Ivan Petrov;Vanya\n18;Acme;\n");

        var end = await RunAsync(list, "--id", "people", "--name", "People: 'all' of them", "--name-column", "name", "--alias-column", "aka", "--id-column", "u'id");

        Assert.Equal(0, end.ExitCode);
        Assert.Equal($"2 entries, 3 names, in {config.Path}/lists/people.csv", end.Output[0]);
        var watchlist = Assert.Single(ConfigurationFolder.LoadWatchlists(Path.Combine(config.Path, "watchlists")), watchlist => watchlist.Id.Value == "people");
        Assert.Equal("People: 'all' of them", watchlist.Name);
        Assert.Equal([("\"Ivan Petrov\"", "17"), ("\"Vanya\"", "17"), ("\"Acme\"", "18")], watchlist.Terms.Select(term => (term.Text, term.Reference!)));
    }

    [Fact]
    public async Task A_text_file_needs_no_columns()
    {
        var end = await RunAsync(config.Write("in/names.txt", "# people\nIvan Petrov\n"), "--id", "people");

        Assert.Equal((0, $"1 entry, 1 name, in {config.Path}/lists/people.txt"), (end.ExitCode, end.Output[0]));
    }

    [Theory]
    [InlineData("watchlists/people.yaml", "{ id: other, terms: [x] }")]
    [InlineData("lists/people.txt", "somebody")]
    [InlineData("watchlists/other.yaml", "{ id: people, terms: [x] }")]
    public async Task Nothing_is_overwritten(string name, string text)
    {
        var there = config.Write(name, text);
        var before = Directory.EnumerateFiles(config.Path, "*", SearchOption.AllDirectories).Count();

        var end = await RunAsync(config.Write("in/names.txt", "Ivan Petrov\n"), "--id", "people");

        Assert.Contains("othing was written", end.Mistake, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken));
        Assert.Equal(before + 1, Directory.EnumerateFiles(config.Path, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_list_that_is_wrong_is_not_taken()
    {
        var end = await RunAsync(config.Write("in/names.csv", "name\n\"Acme\n"), "--id", "people", "--name-column", "name");

        Assert.Contains("names.csv:2: ", end.Mistake, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(config.Path, "lists")));
    }

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["watchlist", "import", "--config", config.Path, .. args]);
}
