using System.Text;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Contracts;

public sealed class ConfigurationFilesInFolder : ConfigurationFilesContract
{
    protected override void AddStorage(IServiceCollection services) => services.AddSingleton<IConfigurationFiles>(new FolderConfigurationFiles(Deployed.Path));
}

public sealed class ConfigurationFilesOnAzurite(AzuriteFixture azurite) : ConfigurationFilesContract
{
    protected override void AddStorage(IServiceCollection services) =>
        services.AddLogging().AddAzureStorage(azurite.NewClients()).AddConfigurationBlobs(Deployed.Path, Path.Combine(Elsewhere.Path, "working"));
}

/// <summary>What every place for the files of the configuration promises.</summary>
public abstract class ConfigurationFilesContract : IAsyncLifetime
{
    private ServiceProvider? services;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TempFolder Deployed { get; } = new();

    protected TempFolder Elsewhere { get; } = new();

    private IConfigurationFiles Files => services!.GetRequiredService<IConfigurationFiles>();

    protected abstract void AddStorage(IServiceCollection services);

    public ValueTask InitializeAsync()
    {
        Deployed.Write("channels.yaml", "first");
        var collection = new ServiceCollection();
        AddStorage(collection);
        services = collection.BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await services!.DisposeAsync();
        Deployed.Dispose();
        Elsewhere.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_folder_holds_what_was_deployed() => Assert.Equal("first", await ReadAsync("channels.yaml"));

    [Fact]
    public async Task A_file_is_replaced_on_its_version_only()
    {
        await Files.OpenAsync(Cancel);

        Assert.False(await ReplaceAsync("channels.yaml", "other", "second"));
        Assert.False(await ReplaceAsync("channels.yaml", null, "second"));
        Assert.True(await ReplaceAsync("channels.yaml", "first", "second"));
        Assert.False(await ReplaceAsync("channels.yaml", "first", "third"));
        Assert.Equal("second", await ReadAsync("channels.yaml"));
        Assert.True(await ReplaceAsync("channels.yaml", "second", "third"));
        Assert.Equal("third", await ReadAsync("channels.yaml"));
    }

    [Fact]
    public async Task A_file_begins_only_where_there_is_none()
    {
        await Files.OpenAsync(Cancel);

        Assert.False(await ReplaceAsync("watchlists/a.yaml", "x", "a"));
        Assert.True(await ReplaceAsync("watchlists/a.yaml", null, "a"));
        Assert.False(await ReplaceAsync("watchlists/a.yaml", null, "b"));
        Assert.Equal("a", await ReadAsync("watchlists/a.yaml"));
    }

    [Fact]
    public async Task A_removed_file_is_gone_and_can_begin_again()
    {
        await Files.OpenAsync(Cancel);

        Assert.False(await ReplaceAsync("channels.yaml", "other", null));
        Assert.True(await ReplaceAsync("channels.yaml", "first", null));
        Assert.Null(await ReadAsync("channels.yaml"));
        Assert.True(await ReplaceAsync("channels.yaml", null, "again"));
        Assert.Equal("again", await ReadAsync("channels.yaml"));
    }

    private async Task<string?> ReadAsync(string name) =>
        Path.Combine(await Files.OpenAsync(Cancel), name) is var path && File.Exists(path) ? await File.ReadAllTextAsync(path, Cancel) : null;

    private Task<bool> ReplaceAsync(string name, string? before, string? after) => Files.TryReplaceAsync(
        name, before is null ? null : FileVersion.Of(before), after is null ? null : Encoding.UTF8.GetBytes(after), Cancel);
}
