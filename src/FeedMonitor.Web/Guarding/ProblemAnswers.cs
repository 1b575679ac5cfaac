using FeedMonitor.Configuration;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Pipeline;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Web.Guarding;

/// <summary>
/// Says as a problem what no endpoint has said: that there is no such address, no such method there (RFC 9110 §15.5.6: <c>Allow</c> names those that there are), or that
/// something failed that nobody expected.
/// </summary>
internal sealed partial class ProblemAnswers(IConfigurationFiles files, ILogger<ProblemAnswers> logger)
{
    /// <summary>Has a request answered, in any case.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        // Whoever has left is told nothing; an answer that has begun can only be cut off, which is what the server does.
#pragma warning disable CA1031
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await TellAsync(context, e.StatusCode, "The request can't be read.");
            return;
        }
        catch (ConfigurationException e) when (!context.Response.HasStarted)
        {
            // A file that can't be read or written at all, or a storage that can't be had, is not the caller's fault, and they are told what to mend all the same.
            await TellAsync(context, StatusCodes.Status500InternalServerError, EditError.Of(e, edited: "", files.Folder)[0].Message);
            return;
        }
        catch (StorageUnavailableException e) when (!context.Response.HasStarted)
        {
            await TellAsync(context, StatusCodes.Status503ServiceUnavailable, e.Message);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(e, context.Request.Method, context.Request.Path);
            await TellAsync(context, StatusCodes.Status500InternalServerError, "This failed, and the monitor's log says why.");
            return;
        }
#pragma warning restore CA1031

        if (!context.Response.HasStarted && context.Response.ContentType is null && TitleOf(context.Response.StatusCode) is { } title)
        {
            await ApiProblem.Of(context.Response.StatusCode, title).ExecuteAsync(context);
        }
    }

    private static string? TitleOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is no such address in this API.",
        StatusCodes.Status405MethodNotAllowed => "There is no such method at this address, expected one of those that Allow names.",
        _ => null,
    };

    private static Task TellAsync(HttpContext context, int status, string title)
    {
        // What the endpoint meant to send along belongs to another answer.
        context.Response.Clear();
        ApiGuard.Mark(context.Response.Headers);
        return ApiProblem.Of(status, title).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFailed(Exception error, string method, PathString path);
}
