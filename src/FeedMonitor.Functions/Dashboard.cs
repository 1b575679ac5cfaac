using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>The page, for everybody: it holds no data, and asks for the function key of <see cref="Api"/> itself.</summary>
public sealed class Dashboard(PagePipeline pipeline)
{
    /// <summary>Runs on a request for whatever is neither the API nor the host's own (<c>/admin</c>, <c>/runtime</c>).</summary>
    [Function(nameof(Dashboard))]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request)
    {
        await pipeline.InvokeAsync(request.HttpContext);
        return Results.Empty;
    }
}
