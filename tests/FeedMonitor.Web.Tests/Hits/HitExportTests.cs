using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CsvHelper;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Hits;

public sealed class HitExportTests : ApiTest
{
    [Fact]
    public async Task All_hits_come_as_a_table_newest_first_however_many_there_are()
    {
        await RecordAsync([.. Enumerable.Range(1, 1_201).Select(number => Sample.Hit(number))]);

        var rows = await RowsAsync("/api/hits.csv");

        Assert.Equal(Enumerable.Range(1, 1_201).Reverse().Select(number => $"Верстати {number}"), rows.Select(row => row["Title"]));
        Assert.Equal(
            ("2026-03-14T09:26:54Z", "dual-use", "2026-03-14T09:00:00Z", "\"machine tools\" | верстат*", "Верстати поїхали далі.", "desk: owed"),
            (rows[^1]["FoundAt"], rows[^1]["Watchlist"], rows[^1]["Published"], rows[^1]["Terms"], rows[^1]["Sentences"], rows[^1]["Alerts"]));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "'=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t1", "'\t1")]
    [InlineData("\n=1", "'\n'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData(" \"=1\"", "' \"=1\"")]
    [InlineData("News;=1+1;end", "News;'=1+1;end")]
    [InlineData("News; \"\"=1", "News;' \"\"=1")]
    [InlineData("A - b, c = d; e-mail @ home", "A - b, c = d; e-mail @ home")]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_a_text(string title, string expected)
    {
        await RecordAsync(Sample.Hit(1) with { Title = title, FeedTitle = title, Link = title, Evidence = [new Evidence("x", title, Zone.Lead, 0, 1)] });

        var row = Assert.Single(await RowsAsync("/api/hits.csv"));

        Assert.Equal([expected, expected, expected, expected], new[] { row["Title"], row["Feed"], row["Link"], row["Sentences"] });
    }

    [Fact]
    public async Task Commas_quotes_and_line_breaks_stay_in_their_cell()
    {
        await RecordAsync(Sample.Hit(1) with { Title = "A, \"b\"\r\nc;d" });

        Assert.Equal("A, \"b\"\r\nc;d", Assert.Single(await RowsAsync("/api/hits.csv"))["Title"]);
    }

    [Fact]
    public async Task Each_line_of_the_other_form_is_a_hit()
    {
        await RecordAsync(Sample.Hit(1) with { Title = "A\nb" }, Sample.Hit(2));

        using var answer = await Api.SendAsync("/api/hits.jsonl?limit=1");

        Assert.Equal(("application/jsonl", "hits.jsonl"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Верстати 2", "A\nb"], lines.Select(line => JsonNode.Parse(line)!["item"]!["title"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/api/hits.csv")]
    [InlineData("/api/hits.jsonl")]
    public async Task The_filters_are_those_of_the_list(string path)
    {
        await RecordAsync(Sample.Hit(1), Sample.Hit(2, "other"));

        Assert.DoesNotContain("dual-use", (await Api.GetAsync($"{path}?watchlist=other")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.GetAsync($"{path}?from=x")).Status);
    }

    private Task RecordAsync(params Hit[] hits) => Api.Get<IHitStore>().RecordAsync(hits, Cancel);

    private async Task<List<IDictionary<string, string>>> RowsAsync(string path)
    {
        using var answer = await Api.SendAsync(path);
        Assert.Equal(("text/csv", "hits.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes)), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }
}
