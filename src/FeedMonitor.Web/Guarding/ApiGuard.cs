using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Web.Guarding;

/// <summary>Stands before the API in both hosts: who may ask, how browsers are to treat the answers, and what is answered where no endpoint does.</summary>
public static class ApiGuard
{
    private static readonly PathString Api = "/api";

    /// <summary>
    /// Answers requests below <c>/api</c> with 403 that another site has the user's browser send, and with 401 those without the <see cref="ApiKey"/>, if the host
    /// has one among its services.
    /// </summary>
    public static IApplicationBuilder UseApiGuard(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var key = app.ApplicationServices.GetService<ApiKey>();
        var answers = ActivatorUtilities.CreateInstance<ProblemAnswers>(app.ApplicationServices);
        return app.Use((context, next) => context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase) ? AnswerAsync(context, key, answers, next) : next(context));
    }

    /// <summary>Marks an answer as data, whatever a browser might make of it, and nobody else's; a feed of hits says itself how long it may be kept.</summary>
    internal static void Mark(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static Task AnswerAsync(HttpContext context, ApiKey? key, ProblemAnswers answers, RequestDelegate next)
    {
        Mark(context.Response.Headers);
        if (key is not null && !key.IsIn(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return ApiProblem.Of(StatusCodes.Status401Unauthorized, $"The key of this monitor is missing or wrong, expected it in the header {ApiKey.Header}.").ExecuteAsync(context);
        }

        return SameOrigin.Allows(context.Request)
            ? answers.AnswerAsync(context, next)
            : ApiProblem.Of(StatusCodes.Status403Forbidden, "The request comes from another site, expected one from the monitor's own page or from a program.").ExecuteAsync(context);
    }
}
