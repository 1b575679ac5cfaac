using FeedMonitor.Web;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace FeedMonitor.Functions;

/// <summary>The API.</summary>
public sealed class ApiPipeline(IServiceProvider services) : OwnRouting(new ApplicationBuilder(services)
    // The Functions host hands requests on over loopback, and says so how they were addressed: feeds link to themselves.
    .UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto })
    .UseApiGuard()
    .UseRouting()
    .UseEndpoints(endpoints => endpoints.MapFeedMonitor())
    .Build());
