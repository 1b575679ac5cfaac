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

    /// <summary>Answers 400 to requests that mean another machine, whatever they ask for.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="others">Other names by which the host is meant, such as the address of loopback at which it listens; those of IPv6 in brackets.</param>
    public static IApplicationBuilder UseLoopbackNames(this IApplicationBuilder app, params IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(others);
        string[] names = [.. All.Union(others, StringComparer.OrdinalIgnoreCase)];
        return app.Use((context, next) => IsMeant(context.Request.Host, names) ? next(context) : RefuseAsync(context, names));
    }

    // HTTP/1.0 knows no host; no browser speaks it.
    private static bool IsMeant(HostString host, IReadOnlyList<string> names) => !host.HasValue || names.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, IReadOnlyList<string> names)
    {
        ApiGuard.Mark(context.Response.Headers);
        return ApiProblem.Of(StatusCodes.Status400BadRequest, $"The request means another machine, expected one of {string.Join(", ", names)} in its address.").ExecuteAsync(context);
    }
}
