using Azure.Data.Tables;
using FeedMonitor.Cli.Running;
using FeedMonitor.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor.Cli.Azurite;

public sealed class AzuriteServerTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> said = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Not there yet: it is made.
    private string Data => Path.Combine(folder.Path, "some", "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_stored_outlasts_a_restart()
    {
        await using (var first = await StartAsync())
        {
            Assert.True(first.IsOurs);
            await Table(first).CreateAsync(Cancel);
            await Table(first).AddEntityAsync(new TableEntity("p", "r"), Cancel);
        }

        await using var second = await StartAsync();

        Assert.True((await Table(second).GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancel)).HasValue);
    }

    [Fact]
    public async Task A_second_command_on_the_same_folder_uses_the_first_ones_and_does_not_end_it()
    {
        await using var first = await StartAsync();
        var second = await StartAsync();

        Assert.Equal((false, null, first.Ports), (second.IsOurs, second.ProcessId, second.Ports));
        await second.DisposeAsync();

        Assert.True(await first.Ports.AnswerAsync(Cancel));
    }

    [Fact]
    public async Task Two_folders_have_two_of_them_and_each_ends_its_own()
    {
        using var other = new TempFolder();
        await using var first = await StartAsync();
        var second = await AzuriteServer.StartAsync(other.Path, said.Add, Cancel);
        Assert.True(second.IsOurs);
        Assert.Empty(((int[])[first.Ports.Blob, first.Ports.Queue, first.Ports.Table]).Intersect([second.Ports.Blob, second.Ports.Queue, second.Ports.Table]));

        await second.DisposeAsync();

        Assert.False(await second.Ports.AnswerAsync(Cancel));
        Assert.True(await first.Ports.AnswerAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_is_left_of_it_but_its_files()
    {
        await using (await StartAsync())
        {
            Assert.NotNull(AzuritePorts.Read(Path.Combine(Data, "azurite.json")));
        }

        Assert.False(File.Exists(Path.Combine(Data, "azurite.json")));
        if (OperatingSystem.IsLinux())
        {
            Assert.Empty(RealProcess.Running(Data));
        }
    }

    [Theory]
    [InlineData("{\"Blob\":100")]
    [InlineData("{\"Blob\":0,\"Queue\":0,\"Table\":0}")]
    public async Task A_torn_file_of_ports_is_overwritten(string text)
    {
        folder.Write("some/data/azurite.json", text);

        await using var server = await StartAsync();

        Assert.Equal(server.Ports, AzuritePorts.Read(Path.Combine(Data, "azurite.json")));
    }

    [Fact]
    public async Task Ports_that_a_killed_owner_left_and_nobody_answers_on_are_no_hindrance()
    {
        using var closed = HeldPort.Closed();
        Directory.CreateDirectory(Data);
        new AzuritePorts(closed.Number, closed.Number, closed.Number).Write(Path.Combine(Data, "azurite.json"));

        await using var server = await StartAsync();

        Assert.True(server.IsOurs);
    }

    [Fact]
    public async Task A_folder_that_another_process_holds_without_an_Azurite_is_told_when_its_time_is_up()
    {
        Directory.CreateDirectory(Data);
        using var held = FileLock.TryTake(Path.Combine(Data, "azurite.lock"));
        var time = new FakeTimeProvider();
        var waiting = new TaskCompletionSource<string>();

        var starting = AzuriteServer.StartAsync(Data, waiting.SetResult, TimeSpan.FromMinutes(3), time, Cancel);
        Assert.Equal($"Another process holds {Data}; waiting for its Azurite …", await waiting.Task);
        time.Advance(TimeSpan.FromMinutes(3));

        var error = await Assert.ThrowsAsync<UserErrorException>(() => starting);
        Assert.Equal($"Another process holds {Data}, but no Azurite answers there. End it, or give another folder with --data.", error.Message);
    }

    [Fact]
    public async Task A_folder_that_becomes_free_meanwhile_is_taken()
    {
        Directory.CreateDirectory(Data);
        var held = FileLock.TryTake(Path.Combine(Data, "azurite.lock"))!;

        await using var server = await AzuriteServer.StartAsync(Data, _ => held.Dispose(), Cancel);

        Assert.True(server.IsOurs);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        folder.Write("some", "a file where a folder should be");

        var error = await Assert.ThrowsAsync<UserErrorException>(StartAsync);

        Assert.StartsWith($"The data folder {Data} can't be made or written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        Directory.CreateDirectory(Path.Combine(Data, "azurite.lock"));

        var error = await Assert.ThrowsAsync<UserErrorException>(StartAsync);

        Assert.StartsWith($"The data folder {Data} can't be made or written: ", error.Message, StringComparison.Ordinal);
    }

    private Task<AzuriteServer> StartAsync() => AzuriteServer.StartAsync(Data, said.Add, Cancel);

    private static TableClient Table(AzuriteServer server) => new(server.Ports.ConnectionString, "kept");
}
