using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Functions.Host;

/// <summary>The web server before the API's trigger: it hands each request on as the worker does, with the services of the app.</summary>
internal sealed class ApiFront(WebApplication app) : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts one, on a free loopback port.</summary>
    public static async Task<ApiFront> StartAsync(TriggerHost host)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            context.RequestServices = scope.ServiceProvider;
            var result = await host.Get<Api>().RunAsync(context.Request);
            await result.ExecuteAsync(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiFront(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
