using System.Net;
using FeedMonitor.Web.Guarding;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Cli.LocalHost;

/// <summary>The key of the local host's API: <c>Api__Key</c> in the environment. Without it only this machine may ask.</summary>
internal static class LocalApiKey
{
    private const string Setting = "Api:Key";

    /// <summary>The key, or null if there is none and none is needed.</summary>
    /// <param name="settings">The host's settings.</param>
    /// <param name="bind">Where the host listens.</param>
    /// <exception cref="UserErrorException">It is too short, or missing where others than this machine may ask.</exception>
    public static ApiKey? Of(IConfiguration settings, IPAddress bind) => settings[Setting] switch
    {
        null or "" when IPAddress.IsLoopback(bind) => null,
        null or "" => throw new UserErrorException(
            $"Whoever reaches {bind} could read and change everything: set Api__Key in the environment to a key of at least {ApiKey.Shortest} characters, which the API then asks for, or leave --bind out."),
        { Length: < ApiKey.Shortest } => throw new UserErrorException($"Api__Key is too short, expected at least {ApiKey.Shortest} characters."),
        var key => new ApiKey(key),
    };
}
