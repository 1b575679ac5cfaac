using FeedMonitor.Configuration.Editing;
using FeedMonitor.Feeds.Lists;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary><c>GET /api/feeds.opml</c>: the whole list; <c>POST /api/feeds/import</c>: the feeds of another reader's list are added.</summary>
internal static class FeedListEndpoint
{
    private static readonly string[] Kinds = ["text/x-opml", "text/xml", "application/xml", "application/xml+opml"];

    public static async Task<IResult> ExportAsync(HttpRequest request, FeedListEdits list, CancellationToken cancel)
    {
        var text = await list.ExportAsync(cancel);
        request.HttpContext.Response.Headers.ContentDisposition = "attachment; filename=\"feeds.opml\"";
        return Results.Text(text, "text/x-opml; charset=utf-8");
    }

    public static async Task<IResult> ImportAsync(HttpRequest request, FeedListEdits list, CancellationToken cancel)
    {
        var body = await RequestText.ReadAsync(request, Kinds, FeedListEdits.MaxBytes, cancel);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        ImportedList imported;
        try
        {
            imported = FeedImport.Read(body.Bytes);
        }
        catch (OpmlException e)
        {
            return ApiProblem.Of([new EditError(e.Message, e.Line)]);
        }

        var result = await list.ImportAsync(imported, cancel);
        return result.Outcome is EditOutcome.Saved
            ? EditingJson.Answer(new ImportView(result.Added, result.Known, [.. result.Skipped.Select(skipped => new SkippedPart(skipped.Line, skipped.Reason))]))
            : EditProblem.Of(result.Outcome, "There is no list of feeds.");
    }

    internal sealed record ImportView(int Added, int Known, IReadOnlyList<SkippedPart> Skipped);

    internal sealed record SkippedPart(int Line, string Reason);
}
