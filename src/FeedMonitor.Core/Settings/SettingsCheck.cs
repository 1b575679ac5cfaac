using FeedMonitor.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.Settings;

/// <summary>Checks all sections of the settings that are read, before anything is done by them.</summary>
public static class SettingsCheck
{
    /// <summary>Goes on if all settings are good.</summary>
    /// <param name="services">The services, with a <see cref="SettingsSection"/> for each section.</param>
    /// <returns>What is odd, a line each: names that are not known.</returns>
    /// <exception cref="ConfigurationException">A setting is not of its kind or out of its range; a line for each.</exception>
    public static IReadOnlyList<string> Require(IServiceProvider services)
    {
        SettingsSection[] sections = [.. services.GetServices<SettingsSection>()];
        string[] problems = [.. sections.SelectMany(section => section.Problems())];
        KnownSetting[] known = [.. sections.SelectMany(section => section.Known)];
        return problems.Length == 0 ? [.. sections.SelectMany(section => section.Unknown(known))] : throw new ConfigurationException(problems);
    }
}
