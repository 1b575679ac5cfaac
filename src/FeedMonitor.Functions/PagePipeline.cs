using FeedMonitor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Functions;

/// <summary>The page behind a routing of its own, which knows no other address: whoever asks it has brought no key.</summary>
public sealed class PagePipeline(IServiceProvider services)
{
    private readonly RequestDelegate pipeline = new ApplicationBuilder(services)
        .UseRouting()
        .UseEndpoints(endpoints => endpoints.MapFeedMonitorPage())
        .Build();

    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // As in ApiPipeline.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pipeline(context);
    }
}
