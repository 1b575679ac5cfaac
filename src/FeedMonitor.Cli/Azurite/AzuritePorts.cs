using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedMonitor.Cli.Azurite;

/// <summary>The ports of a running Azurite.</summary>
/// <param name="Blob">The blob service.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Table">The table service.</param>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    // The account and key that every Azurite has: published by Microsoft, no secret.
    // https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The usual ports.</summary>
    public static AzuritePorts Usual { get; } = new(10000, 10001, 10002);

    /// <summary>Any free ones: Azurite says which it took.</summary>
    public static AzuritePorts Any { get; } = new(0, 0, 0);

    /// <summary>The connection string for them.</summary>
    [JsonIgnore]
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{Blob}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{Queue}/{Account};TableEndpoint=http://127.0.0.1:{Table}/{Account};";

    /// <summary>Whether nothing listens on any of them.</summary>
    [JsonIgnore]
    public bool AreFree => LocalPort.IsFree(Blob) && LocalPort.IsFree(Queue) && LocalPort.IsFree(Table);

    /// <summary>Whether something answers on all of them.</summary>
    public async Task<bool> AnswerAsync(CancellationToken cancel) =>
        await AnswersAsync(Blob, cancel) && await AnswersAsync(Queue, cancel) && await AnswersAsync(Table, cancel);

    /// <summary>Reads the file that a running Azurite's owner keeps, or null.</summary>
    public static AzuritePorts? Read(string path)
    {
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(path), AzuritePortsJson.Default.AzuritePorts);
            return read is not null && IsPort(read.Blob) && IsPort(read.Queue) && IsPort(read.Table) ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Not there yet, or half written: the same to whoever asks.
            return null;
        }
    }

    /// <summary>Writes that file.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, AzuritePortsJson.Default.AzuritePorts));

    private static bool IsPort(int number) => number is > 0 and <= IPEndPoint.MaxPort;

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

[JsonSerializable(typeof(AzuritePorts))]
internal sealed partial class AzuritePortsJson : JsonSerializerContext;
