using FeedMonitor.Web;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace FeedMonitor.Functions;

/// <summary>The endpoints of FeedMonitor.Web behind a routing of their own, built once.</summary>
public sealed class ApiPipeline(IServiceProvider services)
{
    private readonly RequestDelegate pipeline = new ApplicationBuilder(services)
        // The Functions host hands requests on over loopback, and says so how they were addressed: feeds link to themselves.
        .UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto })
        .UseApiGuard()
        .UseRouting()
        .UseEndpoints(endpoints => endpoints.MapFeedMonitor())
        .Build();

    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // The worker has routed the request to its own catch-all; ours would take that for the answer.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pipeline(context);
    }
}
