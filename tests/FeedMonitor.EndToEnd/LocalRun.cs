using FeedMonitor.Cli.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedMonitor.EndToEnd;

/// <summary>The local host in this process, as <c>feedmonitor up</c> makes it.</summary>
internal static class LocalRun
{
    /// <summary>Composes it: private networks allowed, since the tests' servers stand on loopback, and the given clock.</summary>
    public static MonitorHost Build(string configFolder, TimeProvider clock, Action<IServiceCollection> addStorage, TextWriter? output = null, bool once = true) => MonitorHost.Build(
        new LocalHostOptions(configFolder, Port: 0, Once: once),
        new Terminal(output ?? TextWriter.Null, TextWriter.Null, Colours: false),
        addStorage,
        builder =>
        {
            builder.Configuration["Fetch:AllowPrivateNetworks"] = "true";
            builder.Services.AddSingleton(clock);
            builder.Logging.ClearProviders();
        });

    /// <summary>One whole run.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> OnceAsync(string configFolder, TimeProvider clock, Action<IServiceCollection> addStorage)
    {
        await using var host = Build(configFolder, clock, addStorage);
        return await host.RunAsync(TestContext.Current.CancellationToken);
    }
}
