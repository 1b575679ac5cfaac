using System.Net;
using System.Net.Sockets;
using FeedMonitor.Pipeline;
using FeedMonitor.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Storage.Azure;

public sealed class StorageUnavailableTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_wrong_key_is_told_in_a_line_that_names_the_storage_and_the_answer()
    {
        const string WrongKey = "d3JvbmcgYnV0IHdlbGwgZm9ybWVkIGtleQ==";
        var right = azurite.ConnectionString.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));

        var error = await FailAsync(azurite.ConnectionString.Replace(right, "AccountKey=" + WrongKey, StringComparison.Ordinal));

        Assert.StartsWith($"The storage {azurite.Connection.Name} refuses us (403", error.Message, StringComparison.Ordinal);
        Assert.Contains("check the key", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(WrongKey, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_storage_that_is_not_there_is_told_in_a_line_that_names_it()
    {
        // Bound and not listening: nobody answers, and nobody else can take the port.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var account = $"http://127.0.0.1:{port}/acme";

        var error = await FailAsync($"AccountName=acme;AccountKey=bm90aGluZw==;TableEndpoint={account};QueueEndpoint={account};BlobEndpoint={account}");

        Assert.StartsWith($"The storage http://127.0.0.1:{port} can't be reached: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Readying_a_storage_that_is_ready_does_no_harm()
    {
        var prefix = AzuriteFixture.NewPrefix();

        await Task.WhenAll(SetupOf(azurite.NewClients(prefix)).EnsureAsync(CancellationToken.None), SetupOf(azurite.NewClients(prefix)).EnsureAsync(CancellationToken.None));
        await SetupOf(azurite.NewClients(prefix)).EnsureAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_start_that_is_stopped_is_no_fault_of_the_storage()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SetupOf(azurite.NewClients()).EnsureAsync(stopped.Token));
    }

    private static IStorageSetup SetupOf(StorageClients clients) =>
        new ServiceCollection().AddAzureStorage(clients).BuildServiceProvider().GetRequiredService<IStorageSetup>();

    private static Task<StorageUnavailableException> FailAsync(string connection) => Assert.ThrowsAsync<StorageUnavailableException>(
        () => SetupOf(new StorageClients(StorageConnection.Parse(connection), "t")).EnsureAsync(CancellationToken.None));
}
