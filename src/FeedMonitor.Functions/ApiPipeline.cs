using FeedMonitor.Web;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FeedMonitor.Functions;

/// <summary>The API.</summary>
public sealed class ApiPipeline(IServiceProvider services) : OwnRouting(Build(services))
{
    // What Core Tools set, which ask for no function key (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#azure_functions_environment).
    private const string EnvironmentSetting = "AZURE_FUNCTIONS_ENVIRONMENT";

    private static RequestDelegate Build(IServiceProvider services)
    {
        // The Functions host hands requests on over loopback, and says so how they were addressed: feeds link to themselves.
        var app = new ApplicationBuilder(services)
            .UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto });
        if (services.GetRequiredService<IConfiguration>()[EnvironmentSetting] == Environments.Development)
        {
            app.UseLoopbackNames();
        }

        return app.UseApiGuard().UseRouting().UseEndpoints(endpoints => endpoints.MapFeedMonitor()).Build();
    }
}
