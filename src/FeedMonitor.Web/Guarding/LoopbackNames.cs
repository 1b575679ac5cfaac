using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Guarding;

/// <summary>
/// The names by which this machine is meant. Where no key is asked for they are what keeps pages of other sites out: by DNS rebinding such a page's own name can lead here, and
/// then browsers take it for the monitor's.
/// </summary>
public static class LoopbackNames
{
    /// <summary>All of them, as they stand in <c>Host</c>.</summary>
    public static IReadOnlyList<string> All { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Answers 400 to requests that mean another machine.</summary>
    public static IApplicationBuilder UseLoopbackNames(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Use((context, next) => IsMeant(context.Request.Host) ? next(context) : RefuseAsync(context));
    }

    // HTTP/1.0 knows no host; no browser speaks it.
    private static bool IsMeant(HostString host) => !host.HasValue || All.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context)
    {
        ApiGuard.Mark(context.Response.Headers);
        return ApiProblem.Of(StatusCodes.Status400BadRequest, $"The request means another machine, expected one of {string.Join(", ", All)} in its address.").ExecuteAsync(context);
    }
}
