using FeedMonitor.Web;
using Microsoft.AspNetCore.Builder;

namespace FeedMonitor.Functions;

/// <summary>The page, in a routing that knows no other address: whoever asks it has brought no key.</summary>
public sealed class PagePipeline(IServiceProvider services) : OwnRouting(new ApplicationBuilder(services)
    .UseRouting()
    .UseEndpoints(endpoints => endpoints.MapFeedMonitorPage())
    .Build());
