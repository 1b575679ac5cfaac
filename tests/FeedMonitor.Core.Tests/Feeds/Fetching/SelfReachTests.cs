using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;

namespace FeedMonitor.Feeds.Fetching;

/// <summary>A socket listens behind each form of an address that can reach this machine, and counts who comes.</summary>
public sealed class SelfReachTests : FetcherTest
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<rss/>"u8.ToArray();

    public static TheoryData<string> Forms =>
    [
        "127.0.0.1", "127.1", "127.0.0.1.", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "017700000001", "①②⑦.0.0.1", "127。0。0。1",
        "0.0.0.0", "0", "localhost", "LOCALHOST.", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::]",
        .. Own().Select(address => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString()),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_feed_does_not_reach_it(string form)
    {
        using var socket = CountingSocket.Start(form);
        Options.AllowPrivateNetworks = false;

        var failed = await FailAsync(socket.Url(form));

        Assert.True(failed.Trouble is FetchTrouble.Forbidden or FetchTrouble.Network, failed.Error);
        Assert.Equal(0, socket.Connections);
    }

    // What proves the test: without the guard the same socket is reached.
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("127。0。0。1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Where_private_networks_are_allowed_it_is_reached(string form)
    {
        using var socket = CountingSocket.Start(form);

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(socket.Url(form)));
        Assert.Equal(1, socket.Connections);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_redirect_does_not_reach_it(string form)
    {
        using var socket = CountingSocket.Start(form);
        using var server = RawServer.Start(Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {socket.Url(form)}\r\nConnection: close\r\n\r\n"));
        Options.AllowPrivateNetworks = false;
        LocalHosts.Map("news.example", new IPEndPoint(IPAddress.Loopback, new Uri(server.Url).Port));

        var failed = await FailAsync("http://news.example/");

        Assert.True(failed.Trouble is FetchTrouble.Forbidden or FetchTrouble.Network, failed.Error);
        Assert.Single(server.Requests);
        Assert.Equal(0, socket.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task A_name_that_resolves_to_it_does_not_reach_it(string address)
    {
        var form = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        using var socket = CountingSocket.Start(form);
        Options.AllowPrivateNetworks = false;
        Resolve = (host, _) => Task.FromResult<IPAddress[]>(host == "news.example" ? [IPAddress.Parse(address)] : []);

        var failed = await FailAsync(socket.Url("news.example"));

        Assert.Equal($"news.example leads to {IPAddress.Parse(address)}, which is not a public address", failed.Error);
        Assert.Equal(FetchTrouble.Forbidden, failed.Trouble);
        Assert.Equal(0, socket.Connections);
    }

    [Fact]
    public async Task A_name_without_an_address_does_not_resolve()
    {
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([]);

        var failed = await FailAsync("http://news.example/");

        Assert.Equal("the host name does not resolve", failed.Error);
        Assert.Equal(FetchTrouble.Network, failed.Trouble);
    }

    [Fact]
    public void The_addresses_of_this_machine_are_known_as_its_own()
    {
        Assert.True(OwnAddress.Is(IPAddress.Loopback));
        Assert.True(OwnAddress.Is(IPAddress.Loopback.MapToIPv6()));
        Assert.All(Own(), address => Assert.True(OwnAddress.Is(address), address.ToString()));
        Assert.False(OwnAddress.Is(IPAddress.Parse("192.0.2.77")));
        Assert.False(OwnAddress.Is(IPAddress.Parse("2001:db8::77")));
    }

    private static IPAddress[] Own() =>
    [
        .. from card in NetworkInterface.GetAllNetworkInterfaces()
           where card.OperationalStatus == OperationalStatus.Up
           from unicast in card.GetIPProperties().UnicastAddresses
           where !IPAddress.IsLoopback(unicast.Address) && !unicast.Address.IsIPv6LinkLocal
           select unicast.Address,
    ];

    private sealed class CountingSocket : IDisposable
    {
        private readonly TcpListener listener;
        private int connections;

        private CountingSocket(IPAddress address) => listener = new TcpListener(address, 0);

        public int Connections => Volatile.Read(ref connections);

        public static CountingSocket Start(string form)
        {
            var socket = new CountingSocket(Behind(new Uri($"http://{form}/").IdnHost));
            try
            {
                socket.listener.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
            {
                Assert.Skip($"This machine has no address behind {form}.");
            }

            _ = socket.ServeAsync();
            return socket;
        }

        public string Url(string host) => $"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        public void Reset() => Volatile.Write(ref connections, 0);

        public void Dispose() => listener.Dispose();

        private static IPAddress Behind(string host) => IPAddress.TryParse(host, out var address) switch
        {
            true when address.IsIPv4MappedToIPv6 => address.MapToIPv4(),
            true when address.Equals(IPAddress.Any) => IPAddress.Loopback,
            true when address.Equals(IPAddress.IPv6Any) => IPAddress.IPv6Loopback,
            true => address,
            _ => IPAddress.Loopback,
        };

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var connection = await listener.AcceptSocketAsync();
                    Interlocked.Increment(ref connections);
                    await connection.ReceiveAsync(new byte[4096]);
                    await connection.SendAsync(Answer);
                    connection.Shutdown(SocketShutdown.Send);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
