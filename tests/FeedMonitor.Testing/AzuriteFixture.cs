using FeedMonitor.Cli.Azurite;
using FeedMonitor.Storage;
using FeedMonitor.Storage.Azure;
using Xunit;

namespace FeedMonitor.Testing;

/// <summary>An Azurite of this test run: in memory, on free ports. Tests keep apart by the prefix of their names.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? server;

    /// <summary>The connection to it.</summary>
    public StorageConnection Connection => StorageConnection.Parse(ConnectionString);

    /// <summary>The connection string to it.</summary>
    public string ConnectionString => server!.Ports.ConnectionString;

    /// <summary>Clients with names that no other test has.</summary>
    /// <param name="counter">Counts their operations, or null.</param>
    public StorageClients NewClients(OperationCounter? counter = null) => NewClients(NewPrefix(), counter);

    /// <summary>Clients with names of a prefix.</summary>
    public StorageClients NewClients(string prefix, OperationCounter? counter = null) => new(Connection, prefix, counter);

    /// <summary>A prefix that no other test has.</summary>
    public static string NewPrefix() => "t" + Guid.NewGuid().ToString("N")[..10];

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartInMemoryAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
