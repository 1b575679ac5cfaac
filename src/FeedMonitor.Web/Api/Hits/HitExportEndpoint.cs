using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api.Hits;

/// <summary><c>GET /api/hits.csv</c> and <c>/api/hits.jsonl</c>: all hits that are asked for (<see cref="HitsQuestion"/>, without a page), newest first, as they are read.</summary>
internal static class HitExportEndpoint
{
    private const int HitsPerRead = 500;

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",

        // Half of a line break ends a row for those who read it as well.
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.AsSpan().IndexOfAny('\r', '\n') >= 0,
    };

    /// <summary>As CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets take it for something else.</summary>
    public static Task<IResult> CsvAsync(HttpRequest request, IHitStore hits) => AnswerAsync(request, "text/csv; charset=utf-8", "hits.csv", async (query, to, cancel) =>
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Csv, leaveOpen: true);
        csv.WriteHeader<HitRow>();
        await csv.NextRecordAsync();
        await foreach (var page in hits.PagesAsync(query, cancel))
        {
            await csv.WriteRecordsAsync(page.Select(HitRow.Of), cancel);
            await csv.FlushAsync();
        }
    });

    /// <summary>As JSON Lines (https://jsonlines.org): each line is a hit as <c>/api/hits</c> shows it, without its story.</summary>
    public static Task<IResult> JsonLinesAsync(HttpRequest request, IHitStore hits) => AnswerAsync(request, "application/jsonl; charset=utf-8", "hits.jsonl", async (query, to, cancel) =>
    {
        await foreach (var page in hits.PagesAsync(query, cancel))
        {
            foreach (var hit in page)
            {
                await JsonSerializer.SerializeAsync(to, HitView.Of(hit, story: null), ApiJson.Readable.HitView, cancel);
                await to.WriteAsync("\n"u8.ToArray(), cancel);
            }
        }
    });

    private static Task<IResult> AnswerAsync(HttpRequest request, string mediaType, string file, Func<HitQuery, Stream, CancellationToken, Task> write) => Question.AnswerAsync(
        request,
        HitsQuestion.Of,
        query =>
        {
            var gone = request.HttpContext.RequestAborted;
            return Task.FromResult(Results.Stream(
                async to =>
                {
                    try
                    {
                        await write(query with { Limit = HitsPerRead }, to, gone);
                    }
                    catch (OperationCanceledException) when (gone.IsCancellationRequested)
                    {
                        // Nobody is there to be told.
                    }
                },
                mediaType,
                file));
        });

    // The names are the head of the table.
    private sealed record HitRow(
        string FoundAt, string Watchlist, string WatchlistName, string Title, string Link, string Published, string Feed, string FeedUrl, string Terms, string Sentences, string Alerts, string Id)
    {
        public static HitRow Of(Hit hit) => new(
            Time(hit.FoundAt),
            hit.Watchlist.Value,
            SpreadsheetText.Of(hit.WatchlistName),
            SpreadsheetText.Of(hit.Title),
            SpreadsheetText.Of(hit.Link ?? ""),
            hit.Published is { } published ? Time(published) : "",
            SpreadsheetText.Of(hit.FeedTitle),
            SpreadsheetText.Of(hit.FeedUrl),
            SpreadsheetText.Of(string.Join(" | ", hit.Terms)),
            SpreadsheetText.Of(string.Join(" | ", hit.Evidence.Select(proof => proof.Text).Distinct(StringComparer.Ordinal))),
            SpreadsheetText.Of(string.Join(" | ", hit.Alerts.Select(alert => $"{alert.Channel}: {AlertStateName.Of(alert.State)}"))),
            hit.Id.Value);

        private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
