using FeedMonitor.Testing;

namespace FeedMonitor.Cleaning.Html;

public sealed class NameHintsTests
{
    [Fact]
    public void Each_line_of_the_data_is_a_silent_zone_and_one_or_two_words_once()
    {
        var rows = File.ReadAllLines(Repository.PathOf("src", "FeedMonitor.Core", "Cleaning", "Data", "names.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();

        Assert.All(rows, row =>
        {
            Assert.Equal(2, row.Length);
            Assert.False(Zones.Parse(row[0])?.IsMatched() ?? true, row[0]);
            Assert.Matches("^[a-z]+( [a-z]+)?$", row[1]);
        });
        Assert.Equal(rows.Length, rows.Select(row => row[1].Replace(" ", "", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("related", "related")]
    [InlineData("block relatedStories wide", "related")]
    [InlineData("most-read", "related")]
    [InlineData("mostRead", "related")]
    [InlineData("post_comments", "comments")]
    [InlineData("c-newsletter__form--dark", "promo")]
    [InlineData("has-sidebar", null)]
    [InlineData("no-comments wide", null)]
    [InlineData("unrelated", null)]
    [InlineData("commentary", null)]
    [InlineData("most important read", null)]
    [InlineData("2024 -- __", null)]
    [InlineData("", null)]
    public void A_name_counts_as_whole_words(string names, string? zone) => Assert.Equal(zone, NameHints.Find(names)?.Zone.Name());
}
