using FeedMonitor.Functions.Host;
using FeedMonitor.Storage;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Editing;

namespace FeedMonitor.Functions.Editing;

/// <summary>Editing on the Functions host, where the deployed folder is not touched.</summary>
public sealed class EditingThroughTriggers(AzuriteFixture azurite) : EditingContract
{
    private readonly string prefix = AzuriteFixture.NewPrefix();
    private Dictionary<string, string> deployed = [];

    public override async ValueTask DisposeAsync()
    {
        var left = Contents();
        await base.DisposeAsync();

        // Nobody can write what is deployed on Azure: whatever a test has edited, it is as it was.
        Assert.Equal(deployed, left);
    }

    protected override async Task<RunningMonitor> StartAsync()
    {
        deployed = deployed.Count == 0 ? Contents() : deployed;
        var host = await TriggerHost.StartAsync(
            Setting.ConfigFolder, azurite.ConnectionString, TimeProvider.System, services => services.AddAzureStorage(azurite.NewClients(prefix)));
        var front = await ApiFront.StartAsync(host);
        return new RunningMonitor(front.Address, async () =>
        {
            await front.DisposeAsync();
            await host.DisposeAsync();
        });
    }

    private Dictionary<string, string> Contents() => Directory.EnumerateFiles(Setting.ConfigFolder, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
}
