using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>A TCP server on a free loopback port that reads a request's head, says some bytes whatever it was asked, and hangs up.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();

    private RawServer() => listener.Start();

    public string Url => $"http://{listener.LocalEndpoint}/feed.xml";

    public IReadOnlyList<string> Requests => [.. requests];

    public static RawServer Start(byte[] answer)
    {
        var server = new RawServer();
        _ = server.ServeAsync(answer);
        return server;
    }

    public static RawServer Start(string answer) => Start(Encoding.Latin1.GetBytes(answer));

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                requests.Enqueue(await ReadHeadAsync(stream));
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the client has hung up first.
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        int read;
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && (read = await stream.ReadAsync(buffer)) > 0)
        {
            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
