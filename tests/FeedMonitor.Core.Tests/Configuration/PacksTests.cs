using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Testing;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Configuration;

/// <summary>The packs that ship with the monitor.</summary>
public sealed class PacksTests
{
    public static TheoryData<string> Packs => [.. Directory.EnumerateFiles(Repository.PathOf("config", "packs")).Select(Path.GetFileName).OfType<string>()];

    [Fact]
    public void A_watchlist_of_all_packs_has_nothing_odd()
    {
        using var folder = new TempFolder();
        var watchlist = folder.Write("a.yaml", $"id: a\npacks: [{string.Join(", ", Packs.Select(row => Path.GetFileNameWithoutExtension(row.Data)))}]\n");

        var source = Assert.Single(WatchlistReader.Open(Repository.PathOf("config")).Read([watchlist])).Source!;

        Assert.Empty(source.Lint().Select(finding => $"{source.PlaceOf(finding).Line}: {finding.Problem}"));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Each_term_finds_itself(string file)
    {
        foreach (var term in PackFile.Read(Repository.PathOf("config", "packs", file)).Terms)
        {
            var text = term.Term.Text.Replace("\"", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
            var matcher = WatchlistMatcher.Build([new Watchlist(WatchlistId.Parse("a"), "a", [term.Term], [])]);

            Assert.True(matcher.Match(new CleanText("", text, [new Block(Zone.Body, 0, text)]), ItemOrigin.Unknown).Count == 1, $"{file}:{term.Line}: {term.Term}");
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Each_term_has_a_comment_and_stands_once(string file)
    {
        var lines = File.ReadAllLines(Repository.PathOf("config", "packs", file)).Where(line => line.StartsWith("  - ", StringComparison.Ordinal)).ToArray();

        Assert.All(lines, line => Assert.Matches("^  - .*[^ ] +# [^ ]", line));
        Assert.Equal(lines.Length, PackFile.Read(Repository.PathOf("config", "packs", file)).Terms.Count);
    }

    [Fact]
    public void Dual_use_goods_and_sanctions_are_there() => Assert.Equal(["dual-use-goods.yaml", "sanctions.yaml"], Packs.Select(row => row.Data).Order(StringComparer.Ordinal));
}
