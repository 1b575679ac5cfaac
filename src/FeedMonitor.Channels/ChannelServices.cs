using FeedMonitor.Alerts;
using FeedMonitor.Channels.Email;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedMonitor.Channels;

/// <summary>Registers the kinds of channels. A new kind is one file and one line here.</summary>
public static class ChannelServices
{
    /// <summary>Adds all kinds. A <see cref="HitConsole"/> that is registered already is used; else standard output without colours.</summary>
    public static IServiceCollection AddChannelKinds(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new HitConsole(Console.Out, colours: false, TimeZoneInfo.Utc));
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<ServicePosts>();
        services.AddSingleton<TemplateFallbacks>();

        services.AddSingleton<IChannelKind, ConsoleKind>();
        services.AddSingleton<IChannelKind, WebhookKind>();
        services.AddSingleton<IChannelKind, SlackKind>();
        services.AddSingleton<IChannelKind, TeamsKind>();
        services.AddSingleton<IChannelKind, EmailKind>();
        services.AddSingleton<IChannelKind, DiscordKind>();
        services.AddSingleton<IChannelKind, TelegramKind>();
        services.AddSingleton<IChannelKind, NtfyKind>();
        return services;
    }
}
