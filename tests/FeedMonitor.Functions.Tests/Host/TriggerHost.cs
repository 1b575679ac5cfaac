using System.Diagnostics;
using FeedMonitor.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.Functions.Host;

/// <summary>Fires the trigger classes as the Functions host does: composed as in <c>Program</c>, timers when told, queues until they are empty.</summary>
internal sealed class TriggerHost : IAsyncDisposable
{
    private readonly IHost host;

    private TriggerHost(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public static async Task<TriggerHost> StartAsync(string configFolder, string storage, TimeProvider clock, Action<IServiceCollection> addStorage, params (string Name, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["AzureWebJobsStorage"] = storage;
        builder.Configuration["FeedMonitor:Config"] = configFolder;
        builder.Configuration["Fetch:AllowPrivateNetworks"] = "true";
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.AddFeedMonitor();
        builder.Services.AddSingleton(clock);

        // The worker is a web application, in which the routing finds this.
        builder.Services.AddSingleton(new DiagnosticListener("Triggers"));
        builder.Logging.ClearProviders();
        addStorage(builder.Services);
        var built = builder.Build();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new TriggerHost(built);
    }

    /// <summary>One round of everything.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await Get<PlanPolls>().RunAsync(new TimerInfo(), cancel);
        await DrainAsync(Queues.Polls, Get<PollFeeds>().RunAsync, cancel);
        await DrainAsync(Queues.Alerts, Get<DeliverAlert>().RunAsync, cancel);
        await Get<SweepOutbox>().RunAsync(new TimerInfo(), cancel);
        await DrainAsync(Queues.Alerts, Get<DeliverAlert>().RunAsync, cancel);
        await Get<PruneHistory>().RunAsync(new TimerInfo(), cancel);
    }

    /// <summary>A trigger class, made as the worker makes it.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(host.Services);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private async Task DrainAsync(string queue, Func<string, CancellationToken, Task> trigger, CancellationToken cancel)
    {
        var receiver = host.Services.GetRequiredService<IWorkReceiver>();
        while (await receiver.ReceiveAsync(queue, 32, TimeSpan.FromMinutes(10), cancel) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await trigger(message.Text, cancel);
                await receiver.DeleteAsync(message, cancel);
            }
        }
    }
}
