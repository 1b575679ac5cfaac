using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Functions;

/// <summary>Endpoints of FeedMonitor.Web behind a routing of their own, built once, which a trigger hands its requests to.</summary>
public abstract class OwnRouting(RequestDelegate pipeline)
{
    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // The worker has routed the request to its own catch-all; ours would take that for the answer.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pipeline(context);
    }
}
