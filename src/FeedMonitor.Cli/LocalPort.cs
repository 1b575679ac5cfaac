using System.Net;
using System.Net.Sockets;

namespace FeedMonitor.Cli;

/// <summary>Ports of this machine.</summary>
internal static class LocalPort
{
    /// <summary>Whether a port of 127.0.0.1 can be listened at now; 0, which stands for any, always can.</summary>
    public static bool IsFree(int port) => Try(IPAddress.Loopback, port) == SocketError.Success;

    /// <summary>What came of listening at a port for a moment: an error where it is taken, or where the address is none of this machine.</summary>
    public static SocketError Try(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }
}
