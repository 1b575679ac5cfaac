using System.Net;
using CsCheck;

namespace FeedMonitor.Feeds.Fetching;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("168.63.129.16", "168.63.129.16")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    public void A_special_range_of_IPv4_is_closed_from_its_first_to_its_last_address(string first, string last)
    {
        Assert.False(AddressGuard.IsPublic(IPAddress.Parse(first)));
        Assert.False(AddressGuard.IsPublic(IPAddress.Parse(last)));
    }

    [Theory]
    [InlineData("1.0.0.0")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("168.63.129.17")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::200e")]
    public void A_public_address_is_open(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::2")]
    [InlineData("100::1")]
    [InlineData("100:0:0:1::1")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("64:ff9b:1:a00:0:100:808:808")]
    [InlineData("64:ff9b:0:1::8.8.8.8")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("2001::1")]
    [InlineData("2001:2::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("4000::1")]
    [InlineData("8000::1")]
    public void A_special_or_unallocated_address_of_IPv6_is_closed(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    public static TheoryData<string> Dresses =>
    [
        "::ffff:{0}", // mapped
        "::{0}", // compatible
        "64:ff9b::{0}", // NAT64
    ];

    [Theory]
    [MemberData(nameof(Dresses))]
    public void IPv4_in_the_dress_of_IPv6_is_judged_by_what_is_inside(string dress)
    {
        foreach (var closed in new[] { "127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "168.63.129.16" })
        {
            Assert.False(AddressGuard.IsPublic(IPAddress.Parse(string.Format(null, dress, closed))), closed);
        }

        Assert.True(AddressGuard.IsPublic(IPAddress.Parse(string.Format(null, dress, "8.8.8.8"))));
    }

    [Theory]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2002:a9fe:a9fe::1", false)]
    [InlineData("2002:c0a8:101::8.8.8.8", false)]
    [InlineData("2002:808:808::1", true)]
    public void An_address_of_6to4_is_judged_by_what_is_inside(string address, bool open) =>
        Assert.Equal(open, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Every_private_address_is_closed_in_every_dress() =>
        Gen.Select(Gen.OneOf((byte)10, (byte)127), Gen.Byte, Gen.Byte, Gen.Byte, (a, b, c, d) => new IPAddress([a, b, c, d])).Sample(address =>
        {
            Assert.False(AddressGuard.IsPublic(address));
            Assert.False(AddressGuard.IsPublic(address.MapToIPv6()));
            Assert.False(AddressGuard.IsPublic(IPAddress.Parse($"64:ff9b::{address}")));
        });

    [Fact]
    public void Of_IPv6_only_global_unicast_is_open_and_what_carries_IPv4() =>
        Gen.Byte.Array[16].Sample(bytes =>
        {
            var address = new IPAddress(bytes);
            var carriesIPv4 = address.IsIPv4MappedToIPv6 || bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
            Assert.True(!AddressGuard.IsPublic(address) || carriesIPv4 || bytes[0] >> 5 == 1, address.ToString());
        });
}
