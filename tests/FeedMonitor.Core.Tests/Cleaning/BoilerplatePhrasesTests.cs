using System.Text;
using FeedMonitor.Testing;

namespace FeedMonitor.Cleaning;

public sealed class BoilerplatePhrasesTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("src", "FeedMonitor.Core", "Cleaning", "Data", "boilerplate.tsv"));

    [Fact]
    public void Each_line_of_the_data_is_a_zone_a_place_a_phrase_and_a_language()
    {
        var rows = Lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();

        Assert.All(rows, row =>
        {
            Assert.Equal(4, row.Length);
            Assert.False(Zones.Parse(row[0])?.IsMatched() ?? true, row[0]);
            Assert.Contains(row[1], (string[])["starts", "label", "is", "has", "ends", "doubt"]);
            Assert.Equal(row[2].Trim().ToLowerInvariant(), row[2]);
            Assert.True(row[2].Length > 1 && row[2].IsNormalized(NormalizationForm.FormC), row[2]);
            Assert.Matches("^[a-z]{2}$", row[3]);
        });
        Assert.Equal(rows.Length, rows.Select(row => row[2]).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("See also", Zone.Related)]
    [InlineData("see ALSO the mayors", Zone.Related)]
    [InlineData("See alsooo", null)]
    [InlineData("They see also", null)]
    [InlineData("Related", Zone.Related)]
    [InlineData("Related to one more story", null)]
    [InlineData("Related in three words", null)]
    [InlineData("Related articles on this", Zone.Related)]
    [InlineData("Telegram founder Durov arrested", null)]
    [InlineData("Share prices fall sharply", null)]
    [InlineData("Comments on the merger", null)]
    [InlineData("Updated guidance on Acme pumps", null)]
    [InlineData("Terms of the Acme merger", null)]
    [InlineData("We say: this page USES COOKIES", Zone.Consent)]
    [InlineData("延伸阅读两名市长", Zone.Related)]
    [InlineData("Updated 14 May 2026", Zone.Byline)]
    [InlineData("Updated rules came into force in May.", null)]
    [InlineData("The yard at Sarn Gate (Reuters)", Zone.Caption)]
    [InlineData("SARN GATE (Reuters) - Lorries wait", null)]
    [InlineData("Who reads our newsletter today", Zone.Promo)]
    [InlineData("Who reads a newsletter today", null)]
    [InlineData("", null)]
    public void A_phrase_counts_at_its_place_and_as_whole_words(string text, Zone? zone) => Assert.Equal(zone, BoilerplatePhrases.ZoneOf(text));

    [Fact]
    public void A_doubt_is_told_only_to_who_asks_for_doubts()
    {
        Assert.Null(BoilerplatePhrases.ZoneOf("Your account has been closed"));
        Assert.Equal(Zone.Promo, BoilerplatePhrases.ZoneOf("Your account has been closed", evenDoubt: true));
    }
}
