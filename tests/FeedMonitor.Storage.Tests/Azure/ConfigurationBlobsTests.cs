using System.Text;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

/// <summary>Edits over a deployed folder, as several instances and releases see them.</summary>
public sealed class ConfigurationBlobsTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TempFolder deployed = new();
    private readonly TempFolder elsewhere = new();
    private readonly StorageClients clients = azurite.NewClients();
    private readonly List<ServiceProvider> instances = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_instance_sees_an_edit_and_the_deployed_folder_is_not_touched()
    {
        deployed.Write("channels.yaml", "deployed");
        var (one, other) = (Instance(), Instance());
        await one.OpenAsync(Cancel);
        await other.OpenAsync(Cancel);

        Assert.True(await EditAsync(one, "deployed", "edited"));

        Assert.Equal("edited", await ReadAsync(other));
        Assert.Equal("edited", await ReadAsync(Instance()));
        Assert.Equal("deployed", await File.ReadAllTextAsync(Path.Combine(deployed.Path, "channels.yaml"), Cancel));
    }

    [Fact]
    public async Task Of_two_instances_that_read_one_version_the_second_to_save_is_told()
    {
        deployed.Write("channels.yaml", "deployed");
        var (one, other) = (Instance(), Instance());
        await one.OpenAsync(Cancel);
        await other.OpenAsync(Cancel);

        Assert.True(await EditAsync(one, "deployed", "first"));
        Assert.False(await EditAsync(other, "deployed", "second"));
        Assert.Equal("first", await ReadAsync(other));
    }

    [Fact]
    public async Task What_is_deployed_anew_counts_and_the_edit_is_kept_aside()
    {
        deployed.Write("channels.yaml", "deployed");
        var before = Instance();
        await before.OpenAsync(Cancel);
        await EditAsync(before, "deployed", "edited");

        deployed.Write("channels.yaml", "released");

        Assert.Equal("released", await ReadAsync(Instance()));
        var aside = Assert.Single(clients.Configuration.GetBlobs(cancellationToken: Cancel));
        Assert.Matches("^superseded/[0-9TZ]+/channels.yaml$", aside.Name);
        Assert.Equal("edited", (await clients.Configuration.GetBlobClient(aside.Name).DownloadContentAsync(Cancel)).Value.Content.ToString());
    }

    [Fact]
    public async Task An_instance_that_runs_on_leaves_what_was_edited_on_a_later_deployment()
    {
        using var later = new TempFolder();
        deployed.Write("channels.yaml", "deployed");
        later.Write("channels.yaml", "released");
        var (old, fresh) = (Instance(), Instance(later));
        await old.OpenAsync(Cancel);
        await fresh.OpenAsync(Cancel);

        Assert.True(await EditAsync(fresh, "released", "edited"));

        Assert.Equal("deployed", await ReadAsync(old));
        Assert.False(await EditAsync(old, "deployed", "mine"));
        Assert.Equal("edited", await ReadAsync(Instance(later)));
    }

    [Fact]
    public async Task The_revision_is_the_same_for_all_that_see_the_same_edits()
    {
        deployed.Write("channels.yaml", "deployed");
        var (one, other) = (Instance(), Instance());
        await one.OpenAsync(Cancel);
        await other.OpenAsync(Cancel);
        var before = other.Revision;

        await EditAsync(one, "deployed", "edited");

        Assert.Equal(before, other.Revision);
        await other.OpenAsync(Cancel);
        Assert.NotEqual(before, other.Revision);
        Assert.Equal(one.Revision, other.Revision);
    }

    public void Dispose()
    {
        instances.ForEach(instance => instance.Dispose());
        deployed.Dispose();
        elsewhere.Dispose();
    }

    private static Task<bool> EditAsync(IConfigurationFiles files, string before, string after) =>
        files.TryReplaceAsync("channels.yaml", FileVersion.Of(before), Encoding.UTF8.GetBytes(after), Cancel);

    private static async Task<string> ReadAsync(IConfigurationFiles files) => await File.ReadAllTextAsync(Path.Combine(await files.OpenAsync(Cancel), "channels.yaml"), Cancel);

    private IConfigurationFiles Instance(TempFolder? folder = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddAzureStorage(clients).AddConfigurationBlobs((folder ?? deployed).Path, Path.Combine(elsewhere.Path, $"{instances.Count}"));
        instances.Add(services.BuildServiceProvider());
        return instances[^1].GetRequiredService<IConfigurationFiles>();
    }
}
