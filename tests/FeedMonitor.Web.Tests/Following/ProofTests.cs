using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Following;

public sealed class ProofTests : FollowTest
{
    [Theory]
    [InlineData("Kyïv sells <b>machine-tools</b> & drones.", "<p><strong>Kyïv</strong> sells &lt;b&gt;<strong>machine-tools</strong>&lt;/b&gt; &amp; <strong>drones</strong>.</p>", "\"machine tools\"", "drone*", "kyiv")]
    [InlineData("Machine tools shop", "<p><strong>Machine tools shop</strong></p>", "\"machine tools\"", "\"tools shop\"", "tools")]
    [InlineData("新型无人机出口", "<p>新型<strong>无人机</strong>出口</p>", "无人机")]
    [InlineData("WHO knows who", "<p><strong>WHO</strong> knows who</p>", "=WHO")]
    [InlineData("No word of it stands here.", "<p>No word of it stands here.</p>", "turbine", "\"open", "")]
    public async Task The_words_of_the_terms_are_marked_and_all_else_is_text(string sentence, string html, params string[] terms)
    {
        await RecordAsync(Sample.Hit(1) with { Evidence = [.. terms.Select(term => new Evidence(term, sentence, Zone.Body, 0, 1))] });

        Assert.Equal(html, Assert.Single((await ReadAsync("/api/hits.json")).Items).Content);
        Assert.Equal(html, Assert.Single((await ReadAsync("/api/hits.atom")).Items).Summary);
    }

    [Fact]
    public async Task Only_the_hits_own_terms_are_marked_where_they_prove_it()
    {
        await RecordAsync(
            Sample.Hit(1) with { Evidence = [new Evidence("title:tools", "Tools and drones", Zone.Headline, 0, 1), new Evidence("sold", "Tools and drones were sold.", Zone.Body, 0, 1)] },
            Sample.Hit(2) with { Evidence = [new Evidence("drone*", "Tools and drones", Zone.Body, 0, 1)] });

        Assert.Equal(
            ["<p>Tools and <strong>drones</strong></p>", "<p><strong>Tools</strong> and drones</p><p>Tools and drones were <strong>sold</strong>.</p>"],
            (await ReadAsync("/api/hits.json")).Items.Select(item => item.Content));
    }
}
