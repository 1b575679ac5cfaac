using FeedMonitor.Cli.Running;
using FeedMonitor.Storage;
using FeedMonitor.Testing;

namespace FeedMonitor.Cli.Azurite;

public sealed class AzuritePortsTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string File => Path.Combine(folder.Path, "azurite.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_read()
    {
        new AzuritePorts(1, 20_000, 65_535).Write(File);

        Assert.Equal(new AzuritePorts(1, 20_000, 65_535), AzuritePorts.Read(File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Blob\":40921,\"Queue\":351")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Blob\":10000,\"Queue\":10001}")]
    [InlineData("{\"Blob\":10000,\"Queue\":10001,\"Table\":65536}")]
    [InlineData("{\"Blob\":-1,\"Queue\":10001,\"Table\":10002}")]
    [InlineData("{\"Blob\":\"x\",\"Queue\":10001,\"Table\":10002}")]
    public void A_torn_file_is_as_good_as_none(string text)
    {
        folder.Write("azurite.json", text);

        Assert.Null(AzuritePorts.Read(File));
    }

    [Fact]
    public void No_file_is_no_ports()
    {
        Assert.Null(AzuritePorts.Read(File));
        Directory.CreateDirectory(File);
        Assert.Null(AzuritePorts.Read(File));
    }

    [Fact]
    public async Task Ports_answer_only_if_all_do_and_are_free_only_if_all_are()
    {
        using var taken = HeldPort.Taken();
        using var other = HeldPort.Taken();
        using var closed = HeldPort.Closed();
        var two = new AzuritePorts(taken.Number, other.Number, closed.Number);

        Assert.False(await two.AnswerAsync(TestContext.Current.CancellationToken));
        Assert.True(await (two with { Table = taken.Number }).AnswerAsync(TestContext.Current.CancellationToken));
        Assert.False(two.AreFree);
        Assert.True(AzuritePorts.Any.AreFree);
    }

    [Fact]
    public void The_connection_string_is_one()
    {
        var connection = StorageConnection.Parse(new AzuritePorts(1, 2, 3).ConnectionString);

        Assert.Equal("http://127.0.0.1:3", connection.Name);
    }
}
