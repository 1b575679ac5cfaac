using System.Net;
using System.Net.Sockets;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Configuration;
using FeedMonitor.Hosting;
using FeedMonitor.Pipeline;
using FeedMonitor.Text;
using FeedMonitor.Web;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>The host for one laptop: the pipeline in this process, with the API on loopback.</summary>
public sealed class MonitorHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LocalHostOptions options;
    private readonly Terminal terminal;

    private MonitorHost(WebApplication app, LocalHostOptions options, Terminal terminal)
    {
        this.app = app;
        this.options = options;
        this.terminal = terminal;
    }

    /// <summary>The address of the API once it listens, or null.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The services, for tests.</summary>
    internal IServiceProvider Services => app.Services;

    /// <summary>Composes the host.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="addStorage">Adds the stores and queues.</param>
    /// <param name="configure">Adds to settings and services, or null: for tests.</param>
    public static MonitorHost Build(
        LocalHostOptions options, Terminal terminal, Action<IServiceCollection> addStorage, Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Settings come from the environment (Poll__IntervalMinutes=5), not from files of the folder where it is started.
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (PlainLog.FormatterName, LogLevel.Trace));
        builder.Logging.AddConsoleFormatter<PlainLog, ConsoleFormatterOptions>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.Bind, options.Port));

        var key = LocalApiKey.Of(builder.Configuration, options.Bind);
        if (key is not null)
        {
            builder.Services.AddSingleton(key);
        }

        builder.Services.AddSingleton<IHostLifetime, CallerEndsIt>();

        builder.Services.AddSingleton(terminal);
        builder.Services.AddSingleton(terminal.Hits());
        builder.Services.AddFeedMonitor(builder.Configuration, options.ConfigFolder);
        addStorage(builder.Services);
        builder.Services.AddSingleton<RunTally>();
        builder.Services.AddSingleton<Work>();
        builder.Services.AddSingleton<ScheduleRunner>();
        builder.Services.AddSingleton<QueueDrain>();
        builder.Services.AddSingleton<OnceRun>();
        builder.Services.AddSingleton<ContinuousRun>();
        builder.Services.AddSingleton<StorageRestarts>();
        configure?.Invoke(builder);

        var web = builder.Build();
        if (key is null)
        {
            // Without a key the name in the address is what keeps pages of other sites out (DNS rebinding); with one it may be any.
            web.UseLoopbackNames(NameOf(options.Bind));
        }

        web.UseApiGuard();
        web.MapFeedMonitor();
        web.MapFeedMonitorPage();
        return new MonitorHost(web, options, terminal);
    }

    /// <summary>Runs until it is done (<c>--once</c>) or cancelled.</summary>
    /// <returns>The exit code: 0, or 1 if a feed or an alert failed.</returns>
    /// <exception cref="UserErrorException">The storage or the port is wrong.</exception>
    /// <exception cref="ConfigurationException">A setting or a file of the configuration is wrong.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        _ = PollWarmUp.BeginAsync();
        var configuration = await StartUpAsync(cancel);
        terminal.Whisper($"Configuration {options.ConfigFolder}: {Counted.Of(configuration.Feeds.Count, "feed")}, {Counted.Of(configuration.Watchlists.Count, "watchlist")}, {Counted.Of(configuration.Channels.Count, "channel")}.");
        if (options.Once)
        {
            return await app.Services.GetRequiredService<OnceRun>().RunAsync(configuration.Feeds, cancel);
        }

        await ListenAsync(cancel);
        options.Listening?.Invoke(Address!);
        terminal.Say($"The page is at {Address}");
        terminal.Whisper($"What its API takes and gives: {Address}api/openapi.json");
        terminal.Say("Watching. Press Ctrl+C to stop.");
        terminal.Say("");
        await app.Services.GetRequiredService<StorageRestarts>().RunAsync(app.Services.GetRequiredService<ContinuousRun>().RunAsync, StartUpAsync, cancel);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await app.StopAsync(timeout.Token);
        terminal.Say("Stopped.");
        return 0;
    }

    /// <summary>Is to hear when its storage has ended and when it runs again.</summary>
    internal IAzuriteWatcher StorageWatcher => options.Once ? new RunWithoutRestarts() : app.Services.GetRequiredService<StorageRestarts>();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Whether settings and configuration are good: asked before anything is started for them.</summary>
    /// <exception cref="UserErrorException">The key is wrong or missing.</exception>
    /// <exception cref="ConfigurationException">A setting or a file is wrong.</exception>
    public static void RequireConfiguration(LocalHostOptions options)
    {
        var services = new ServiceCollection();
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        _ = LocalApiKey.Of(settings, options.Bind);
        services.AddLogging();
        services.AddFeedMonitor(settings, options.ConfigFolder);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<HostStartup>().Check();
    }

    private async Task<MonitorConfiguration> StartUpAsync(CancellationToken cancel)
    {
        var startup = app.Services.GetRequiredService<HostStartup>();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return options.Once ? await startup.ReadyAsync(cancel) : await startup.RunAsync(cancel);
            }
            catch (StorageUnavailableException e) when (attempt < options.StartAttempts)
            {
                // The clients have waited some seconds already. All of a start can be done again.
                terminal.Complain($"{e.Message} Starting up once more …");
            }
            catch (StorageUnavailableException e)
            {
                throw new UserErrorException(e.Message);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is not null)
        {
            throw PortTaken(options.Port);
        }

        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
    }

    /// <summary>Whether the API's address and port can be had: asked before anything is started for them.</summary>
    /// <exception cref="UserErrorException">They can't.</exception>
    public static void RequirePort(LocalHostOptions options)
    {
        switch (LocalPort.Try(options.Bind, options.Port))
        {
            case SocketError.Success:
                return;
            case SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported:
                throw new UserErrorException($"--bind: {options.Bind} is no address of this machine, expected one of its own, or 0.0.0.0 for all.");
            default:
                throw PortTaken(options.Port);
        }
    }

    private static string NameOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static UserErrorException PortTaken(int port) =>
        new($"Port {port} is taken by another program. Give another one with --port N (0 = any free one).");
}
