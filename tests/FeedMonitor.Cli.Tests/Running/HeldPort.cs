using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Cli.Running;

/// <summary>A port that nobody else can take: closed (bound, and nobody listens), or taken.</summary>
internal sealed class HeldPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private HeldPort() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public static HeldPort Closed() => new();

    public static HeldPort Taken()
    {
        var port = new HeldPort();
        port.socket.Listen();
        return port;
    }

    public void Dispose() => socket.Dispose();
}
