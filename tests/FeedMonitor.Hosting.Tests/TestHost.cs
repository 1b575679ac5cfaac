using FeedMonitor.Pipeline;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Memory;
using FeedMonitor.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Hosting;

/// <summary>What both hosts are made of, over storage in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WarningLines warnings = new();
    private readonly ServiceProvider services;

    public TestHost(string configFolder, MemoryStorage? memory = null, IStorageSetup? setup = null, params (string Name, string Value)[] settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(warnings));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddFeedMonitor(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build(),
            configFolder);
        collection.AddMemoryStorage(memory ?? new MemoryStorage(Time));
        if (setup is not null)
        {
            collection.AddSingleton(setup);
        }

        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static string ShippedConfig => Repository.PathOf("config");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));

    /// <summary>What was warned of.</summary>
    public IReadOnlyList<string> Warnings => warnings.Lines;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
