using FeedMonitor.EndToEnd.Page;
using FeedMonitor.Storage;
using FeedMonitor.Testing;
using FeedMonitor.Testing.Editing;

namespace FeedMonitor.EndToEnd.Editing;

/// <summary>Editing on the local host, where the folder itself is changed.</summary>
public sealed class EditingLocally(AzuriteFixture azurite) : EditingContract
{
    private readonly string prefix = AzuriteFixture.NewPrefix();

    protected override async Task<RunningMonitor> StartAsync()
    {
        var sign = new ListeningSign();
        var ending = new CancellationTokenSource();
        var host = LocalRun.Build(Setting.ConfigFolder, TimeProvider.System, services => services.AddAzureStorage(azurite.NewClients(prefix)), sign, once: false);
        var run = host.RunAsync(ending.Token);
        if (await Task.WhenAny(sign.Given, run) == run)
        {
            await run;
        }

        return new RunningMonitor(host.Address!, async () =>
        {
            await ending.CancelAsync();
            await run;
            await host.DisposeAsync();
            ending.Dispose();
        });
    }
}
