using System.Reflection;
using FeedMonitor.Alerts;
using FeedMonitor.Cli.Running;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>The storage is gone at the moment at which a channel has taken an alert, and comes back while the lease of that alert holds.</summary>
public sealed class ToldBeforeTheEndTests : IDisposable
{
    private const string Told = "● Cargo  Customs audit traces diverted cargo";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConfigFolder config = new();
    private readonly SpokenLines output = new();
    private readonly SpokenLines errors = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        config.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task What_was_told_is_written_down_as_soon_as_the_storage_is_back()
    {
        // No lease ends by it.
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (away, written) = (new TaskCompletionSource(), new TaskCompletionSource());
        var memory = new MemoryStorage(clock);
        await using var host = MonitorHost.Build(
            new LocalHostOptions(config.Path, Port: 0, Once: false),
            new Terminal(output, errors, Colours: false),
            services => OutboxThatEnds.Wrap(services.AddMemoryStorage(memory), away, written),
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var running = host.RunAsync(end.Token);
        await away.Task.WaitAsync(Patience, Cancel);

        await host.StorageWatcher.EndedAsync(Cancel);
        host.StorageWatcher.StartedAgain();
        await written.Task.WaitAsync(Patience, Cancel);

        await end.CancelAsync();
        await running;
        Assert.Equal(new OutboxCounts(0, 0), await host.Services.GetRequiredService<IAlertOutbox>().CountAsync(Cancel));
        Assert.Single(output.Lines, line => line.StartsWith(Told, StringComparison.Ordinal));
    }
}

/// <summary>An outbox that is gone when the first alert is to be settled as sent, and that tells when one was.</summary>
public class OutboxThatEnds : DispatchProxy
{
    private IAlertOutbox inner = null!;
    private TaskCompletionSource away = null!;
    private TaskCompletionSource written = null!;

    /// <summary>Puts it before the registered one.</summary>
    internal static void Wrap(IServiceCollection services, TaskCompletionSource away, TaskCompletionSource written)
    {
        var outbox = Create<IAlertOutbox, OutboxThatEnds>();
        var ending = (OutboxThatEnds)(object)outbox;
        ending.inner = (IAlertOutbox)services.Single(service => service.ServiceType == typeof(IAlertOutbox)).ImplementationInstance!;
        (ending.away, ending.written) = (away, written);
        services.AddSingleton(outbox);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(IAlertOutbox.MarkSentAsync))
        {
            return targetMethod.Invoke(inner, args);
        }

        return away.TrySetResult() ? Task.FromException<bool>(new IOException("The storage is gone.")) : SettleAsync(targetMethod, args);
    }

    private async Task<bool> SettleAsync(MethodInfo method, object?[]? args)
    {
        var isOurs = await (Task<bool>)method.Invoke(inner, args)!;
        written.TrySetResult();
        return isOurs;
    }
}
