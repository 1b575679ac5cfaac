using System.Net;
using FeedMonitor.Cli.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.LocalHost;

public sealed class LocalApiKeyTests : IDisposable
{
    private const string Key = "0123456789abcdef";

    private readonly ConfigFolder config = new();

    public void Dispose() => config.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void This_machine_alone_needs_no_key(string bind) => Assert.Null(LocalApiKey.Of(Settings(key: null), IPAddress.Parse(bind)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void A_key_that_is_set_is_asked_for(string bind)
    {
        var request = new DefaultHttpContext().Request;
        var key = LocalApiKey.Of(Settings(Key), IPAddress.Parse(bind))!;

        Assert.False(key.IsIn(request));
        request.Headers["x-functions-key"] = Key;
        Assert.True(key.IsIn(request));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public void Elsewhere_it_is_demanded(string bind)
    {
        Assert.Contains($"Whoever reaches {bind} could read and change everything: set Api__Key", Assert.Throws<UserErrorException>(() => LocalApiKey.Of(Settings(key: null), IPAddress.Parse(bind))).Message, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => LocalApiKey.Of(Settings(""), IPAddress.Parse(bind)));
    }

    [Fact]
    public void A_short_one_is_refused_and_not_repeated()
    {
        var wrong = Assert.Throws<UserErrorException>(() => LocalApiKey.Of(Settings("short secret"), IPAddress.Loopback));

        Assert.Equal("Api__Key is too short, expected at least 16 characters.", wrong.Message);
    }

    [Fact]
    public async Task Up_refuses_to_listen_elsewhere_without_one() => Assert.StartsWith(
        "Whoever reaches 0.0.0.0 ", (await UpAsync("0.0.0.0")).Mistake, StringComparison.Ordinal);

    [Fact]
    public async Task An_address_of_another_machine_is_told() => Assert.Equal(
        "--bind: 192.0.2.7 is no address of this machine, expected one of its own, or 0.0.0.0 for all.", (await UpAsync("192.0.2.7")).Mistake);

    [Fact]
    public async Task What_is_no_address_is_told() => Assert.Equal(
        "--bind takes an IP address, such as 0.0.0.0, not 'everywhere'. See feedmonitor up --help.", (await UpAsync("everywhere")).Mistake);

    private Task<CommandEnd> UpAsync(string bind) => InProcess.RunAsync("up", "--store", "memory", "--port", "0", "--config", config.Path, "--bind", bind);

    private static IConfiguration Settings(string? key) => new ConfigurationBuilder().AddInMemoryCollection([new("Api:Key", key)]).Build();
}
