using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;

namespace FeedMonitor.EndToEnd.MainJob;

public sealed class LocalHostOnAzurite(AzuriteFixture azurite) : MainJobContract
{
    private readonly string prefix = AzuriteFixture.NewPrefix();

    protected override Task RunAsync() =>
        LocalRun.OnceAsync(Setting.ConfigFolder, Clock, services => services.AddAzureStorage(azurite.NewClients(prefix)));
}

public sealed class LocalHostInMemory : MainJobContract
{
    private readonly MemoryStorage memory;

    public LocalHostInMemory() => memory = new MemoryStorage(Clock);

    protected override Task RunAsync() => LocalRun.OnceAsync(Setting.ConfigFolder, Clock, services => services.AddMemoryStorage(memory));
}
