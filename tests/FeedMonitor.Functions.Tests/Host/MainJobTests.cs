using FeedMonitor.Configuration.Editing;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using FeedMonitor.Testing.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Functions.Host;

public sealed class TriggersOnAzurite(AzuriteFixture azurite) : MainJobContract
{
    private readonly string prefix = AzuriteFixture.NewPrefix();

    protected override async Task RunAsync()
    {
        await using var host = await TriggerHost.StartAsync(
            Setting.ConfigFolder, azurite.ConnectionString, Clock, services => services.AddAzureStorage(azurite.NewClients(prefix)));
        await host.RunAsync(TestContext.Current.CancellationToken);
    }
}

public sealed class TriggersInMemory : MainJobContract
{
    private readonly MemoryStorage memory;

    public TriggersInMemory() => memory = new MemoryStorage(Clock);

    protected override async Task RunAsync()
    {
        await using var host = await TriggerHost.StartAsync(
            Setting.ConfigFolder, "UseDevelopmentStorage=true", Clock, services => services.AddMemoryStorage(memory).AddSingleton<IConfigurationFiles>(new FolderConfigurationFiles(Setting.ConfigFolder)));
        await host.RunAsync(TestContext.Current.CancellationToken);
    }
}
