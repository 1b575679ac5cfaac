using System.Reflection;
using FeedMonitor.Cli.Azurite;
using FeedMonitor.Hits;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>
/// Azurite is killed when it has taken a poll's hits and not saved them. Were the poll to go on upon the Azurite that is started in its place, it
/// would save that the items are known, and nobody would look for their hits again.
/// </summary>
public sealed class LostHitsTests : IDisposable
{
    private const string Title = "Drums found at the northern mole";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder data = new();
    private readonly StoppedClock clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Hits_that_were_lost_with_the_storage_are_found_again()
    {
        await using var setting = await MainJobSetting.StartAsync();
        await using (var first = await AzuriteServer.StartAsync(data.Path, _ => { }, Cancel))
        {
            await LocalRun.OnceAsync(setting.ConfigFolder, clock, services => services.AddAzureStorage(ClientsOf(first)));
        }

        var told = new TaskCompletionSource();
        setting.Server.Handle(MainJobSetting.HookPath, _ =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });
        setting.ServePageAnd("another", Title, "Two more drums of nitrocellulose were found at the northern mole on Friday.");
        clock.Advance(TimeSpan.FromHours(2));

        await using var azurite = await AzuriteServer.StartAsync(data.Path, _ => { }, Cancel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var killed = 0;
        await using var host = LocalRun.Build(
            setting.ConfigFolder,
            clock,
            services =>
            {
                services.AddAzureStorage(ClientsOf(azurite));
                HitsThatAreLost.Wrap(services, () => killed == 0 ? SavedAsync() : Task.CompletedTask, () => killed += KillOnce(azurite, killed));
            },
            once: false);
        var keeping = azurite.KeepRunningAsync(_ => { }, host.StorageWatcher, end.Token);
        var running = host.RunAsync(end.Token);

        // A host that ends before has a fault, or no business to.
        var ended = await Task.WhenAny(told.Task, keeping, running).WaitAsync(Patience, Cancel);
        await ended;
        Assert.Same(told.Task, ended);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
        Assert.Equal(0, await running);

        Assert.Equal(1, killed);
        Assert.Equal(Title, setting.Alerts[^1].Body["item"]!["title"]!.GetValue<string>());
    }

    private static StorageClients ClientsOf(AzuriteServer azurite) => new(StorageConnection.Parse(azurite.Ports.ConnectionString));

    private static int KillOnce(AzuriteServer azurite, int killed)
    {
        if (killed > 0)
        {
            return 0;
        }

        using var process = System.Diagnostics.Process.GetProcessById(azurite.ProcessId!.Value);
        process.Kill();
        return 1;
    }

    // The poll's claim is in the file: what is written upon the row as it was claimed is taken by the next Azurite, too.
    private async Task SavedAsync()
    {
        using var watcher = new FileSystemWatcher(data.Path) { EnableRaisingEvents = true };
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, file) => Heed(file.Name);
        watcher.Changed += (_, file) => Heed(file.Name);
        await saved.Task.WaitAsync(Patience, Cancel);

        void Heed(string? name)
        {
            if (name == "__azurite_db_table__.json")
            {
                saved.TrySetResult();
            }
        }
    }
}

/// <summary>A store whose hits are lost right after it has taken them.</summary>
public class HitsThatAreLost : DispatchProxy
{
    private IHitStore inner = null!;
    private Func<Task> before = null!;
    private Action after = null!;

    /// <summary>Puts it before the registered store.</summary>
    internal static void Wrap(IServiceCollection services, Func<Task> before, Action after)
    {
        var registered = services.Single(service => service.ServiceType == typeof(IHitStore));
        services.Remove(registered);
        services.AddSingleton(provider =>
        {
            var store = Create<IHitStore, HitsThatAreLost>();
            var lossy = (HitsThatAreLost)(object)store;
            lossy.inner = (IHitStore)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!);
            (lossy.before, lossy.after) = (before, after);
            return store;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IHitStore.RecordAsync) ? RecordAsync(targetMethod, args) : targetMethod.Invoke(inner, args);

    private async Task<IReadOnlyList<RecordedHit>> RecordAsync(MethodInfo method, object?[]? args)
    {
        await before();
        var recorded = await (Task<IReadOnlyList<RecordedHit>>)method.Invoke(inner, args)!;
        after();
        return recorded;
    }
}
