using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FeedMonitor.Functions;

/// <summary>Every request below <c>/api</c>: the endpoints of FeedMonitor.Web, with a function key.</summary>
public sealed class Api(ApiPipeline pipeline)
{
    /// <summary>Runs on a request. The pipeline has answered when it returns; the empty result tells the worker so.</summary>
    [Function(nameof(Api))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", "post", "put", "delete", Route = "api/{*path}")] HttpRequest request)
    {
        await pipeline.InvokeAsync(request.HttpContext);
        return Results.Empty;
    }
}
