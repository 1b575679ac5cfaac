using System.Text.Json.Nodes;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Cli.Running;

namespace FeedMonitor.Cli.Commands.Watchlists;

public sealed class TestWatchlistCommandTests : IDisposable
{
    private const string Text = "The tug left at dawn. Its hold was full of nitrocellulose, and Nitrocellulose burns. Nobody slept.";

    private readonly ConfigFolder config = new();

    public void Dispose() => config.Dispose();

    [Fact]
    public async Task A_hit_shows_its_sentence_with_the_words_marked()
    {
        var end = await RunAsync("--text", Text);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(["text: hit of cargo, 2 places", "lead · terms", "Its hold was full of «nitrocellulose», and «Nitrocellulose» burns."], end.Output);
    }

    [Fact]
    public async Task On_a_terminal_the_words_are_coloured_and_long_sentences_broken()
    {
        await using var output = new SpokenLines();
        var args = (string[])["watchlist", "test", "--config", config.Path, "--watchlist", "cargo", "--text", Text];

        await FeedMonitorCommand.RunAsync(args, new Terminal(output, output, Colours: true, Width: 45));

        Assert.Contains("\u001b[1;33mnitrocellulose\u001b[0m", output.Text, StringComparison.Ordinal);
        Assert.Contains("\u001b[1;33mNitrocellulose\u001b[0m", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFDD0', output.Text);
        Assert.Equal(4, output.Lines.Count);
    }

    [Fact]
    public async Task No_hit_ends_with_1()
    {
        var end = await RunAsync("--text", "The tug left at dawn.");

        Assert.Equal((1, "text: no hit of cargo"), (end.ExitCode, Assert.Single(end.Output)));
    }

    [Fact]
    public async Task Files_are_cleaned_first_and_one_hit_is_enough()
    {
        var miss = config.Write("miss.html", "<html><body><nav><a href='/'>Nitrocellulose</a></nav><article><h1>Tug</h1><p>The tug left at dawn, and nobody on the quay saw it go, as it was dark.</p></article></body></html>");
        var hit = config.Write("hit.txt", Text);

        var end = await RunAsync(miss, hit);

        Assert.Equal((0, $"{miss}: no hit of cargo", $"{hit}: hit of cargo, 2 places"), (end.ExitCode, end.Output[0], end.Output[1]));
        Assert.Equal(1, (await RunAsync(miss)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_2()
    {
        var end = await RunAsync(config.Write("hit.txt", Text), Path.Combine(config.Path, "nowhere.txt"));

        Assert.Equal((2, $"feedmonitor: {config.Path}/nowhere.txt: there is no such file"), (end.ExitCode, Assert.Single(end.Errors)));
    }

    [Fact]
    public async Task A_watchlist_may_be_a_file_and_its_names_carry_their_reference()
    {
        config.Write("lists/firms.csv", "uid,name\n17,Acme Tools\n");
        var file = config.Write("watchlists/firms.yaml", "id: firms\nlists: [{ file: ../lists/firms.csv, name: name, id: uid }]\nfeeds: [News]\n");

        var end = await InProcess.RunAsync("watchlist", "test", "--watchlist", file, "--format", "json", "--title", "Acme tools", "--text", "Nothing else.");

        var json = JsonNode.Parse(Assert.Single(end.Output))!;
        var place = Assert.Single(json["places"]!.AsArray())!;
        Assert.Equal((0, true, "firms"), (end.ExitCode, json["hit"]!.GetValue<bool>(), json["watchlist"]!.GetValue<string>()));
        Assert.Equal(("17", "headline", "terms"), (place["reference"]!.GetValue<string>(), place["zone"]!.GetValue<string>(), place["clause"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_watchlist_that_is_not_there_is_told_with_those_that_are() => Assert.Equal(
        "'boats' is neither a file nor the id of a watchlist, expected one of: cargo.",
        (await InProcess.RunAsync("watchlist", "test", "--config", config.Path, "--watchlist", "boats", "--text", "x")).Mistake);

    [Fact]
    public async Task It_needs_files_or_a_text_and_not_both()
    {
        Assert.Contains("one or the other", (await RunAsync()).Mistake, StringComparison.Ordinal);
        Assert.Contains("one or the other", (await RunAsync("--text", "x", "file.txt")).Mistake, StringComparison.Ordinal);
    }

    private Task<CommandEnd> RunAsync(params string[] args) => InProcess.RunAsync(["watchlist", "test", "--config", config.Path, "--watchlist", "cargo", .. args]);
}
