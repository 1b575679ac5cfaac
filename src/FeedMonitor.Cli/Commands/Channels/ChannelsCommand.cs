using System.CommandLine;
using FeedMonitor.Alerts;
using FeedMonitor.Channels;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Cli.Commands.Channels;

/// <summary><c>feedmonitor channels …</c>: the commands for whoever sets up where alerts go.</summary>
internal static class ChannelsCommand
{
    /// <summary>The command with its commands.</summary>
    public static Command Create(Terminal terminal)
    {
        var config = ConfigFolderChoice.Option();
        config.Recursive = true;
        return new Command("channels", "List, try and preview the channels that alerts go to.")
        {
            config,
            ListChannelsCommand.Create(terminal, config),
            TestChannelCommand.Create(terminal, config),
            PreviewChannelCommand.Create(terminal, config),
        };
    }

    /// <summary>The argument <c>ID</c>.</summary>
    public static Argument<string> Id() => new("ID") { Description = "The id of a channel in channels.yaml." };

    /// <summary>The channels and what they need; to be disposed when they have been used.</summary>
    public static ServiceProvider Services(Terminal terminal) =>
        new ServiceCollection().AddSingleton(terminal.Hits()).AddChannelKinds().BuildServiceProvider();

    /// <summary>The channels of the configuration that is meant.</summary>
    /// <exception cref="ConfigurationException">The list of channels can't be read.</exception>
    public static IReadOnlyList<ChannelReading> Read(string? config, ServiceProvider services) =>
        ConfigurationFolder.ReadChannels(ConfigFolderChoice.Choose(config), [.. services.GetServices<IChannelKind>()], Environment.GetEnvironmentVariable);

    /// <summary>One channel.</summary>
    /// <exception cref="UserErrorException">There is none of this id.</exception>
    /// <exception cref="ConfigurationException">It can't be made.</exception>
    public static IChannel Find(string id, string? config, ServiceProvider services)
    {
        var readings = Read(config, services);
        var reading = readings.FirstOrDefault(reading => reading.Id == id)
            ?? throw new UserErrorException($"there is no channel '{id}', expected one of channels.yaml: {string.Join(", ", readings.Select(reading => reading.Id))}.");
        return reading.Channel ?? throw reading.Error!;
    }
}
