using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FeedMonitor.Channels;

/// <summary>A server on loopback that does to connections what no server of a library would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private readonly CancellationTokenSource end = new();

    private RawServer(string answer, bool resets, bool listens)
    {
        listener.Start();
        serving = ServeAsync(answer, resets, listens);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Resets the connection instead of answering.</summary>
    public static RawServer ThatResets() => new("", resets: true, listens: true);

    /// <summary>Closes the connection after these bytes.</summary>
    public static RawServer ThatCloses(string after) => new(after, resets: false, listens: true);

    /// <summary>Speaks first, as mail servers do, and then closes or resets the connection.</summary>
    public static RawServer ThatGreets(string greeting, bool resets) => new(greeting, resets, listens: false);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Stop();
        end.Dispose();
        listener.Dispose();
    }

    private async Task ServeAsync(string answer, bool resets, bool listens)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                if (listens)
                {
                    _ = await client.GetStream().ReadAsync(new byte[64 * 1024], end.Token);
                }

                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), end.Token);
                client.LingerState = new LingerOption(resets, 0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
