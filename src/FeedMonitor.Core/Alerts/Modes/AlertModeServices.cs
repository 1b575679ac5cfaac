using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Alerts.Modes;

/// <summary>Registers what decides when alerts go.</summary>
internal static class AlertModeServices
{
    public static IServiceCollection AddAlertModes(this IServiceCollection services)
    {
        services.AddSingleton<AlertModeSource>();
        services.AddSingleton<AlertPacing>();
        services.AddSingleton<DigestGathering>();
        services.AddSingleton<DigestAssembly>();
        services.AddSingleton<DigestSettlement>();
        services.AddSingleton<AlertModes>();
        services.AddSingleton<HoldReview>();
        return services;
    }
}
