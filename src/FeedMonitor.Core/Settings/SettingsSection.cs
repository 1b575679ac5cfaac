using FeedMonitor.Text;
using Microsoft.Extensions.Configuration;

namespace FeedMonitor.Settings;

/// <summary>A section of the settings, and the names that count there. Whoever reads a section adds it to the services, so that hosts can check it (<see cref="SettingsCheck"/>).</summary>
public sealed class SettingsSection
{
    private readonly IConfigurationSection values;

    private SettingsSection(IConfigurationSection values, IReadOnlyList<KnownSetting> known) => (this.values, Known) = (values, known);

    /// <summary>The settings that there are.</summary>
    internal IReadOnlyList<KnownSetting> Known { get; }

    /// <summary>One that is bound to options: each of their properties is a setting.</summary>
    public static SettingsSection Of<TOptions>(IConfiguration settings, string name)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SettingsSection(settings.GetSection(name), [.. typeof(TOptions).GetProperties().Select(property => new KnownSetting(name, property.Name, property))]);
    }

    /// <summary>One whose settings are checked where they are used.</summary>
    public static SettingsSection Of(IConfiguration settings, string name, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SettingsSection(settings.GetSection(name), [.. names.Select(known => new KnownSetting(name, known, Property: null))]);
    }

    /// <summary>What is wrong, a line for each setting.</summary>
    internal IEnumerable<string> Problems() => Known.Select(setting => values[setting.Name] is { } value ? setting.ProblemOf(value) : null).OfType<string>();

    /// <summary>What stands in the section and sets nothing, a line each, with the nearest name of those that are known.</summary>
    /// <remarks>No value is repeated: it may be a secret under a misspelt name.</remarks>
    internal IEnumerable<string> Unknown(IReadOnlyList<KnownSetting> all) => values.GetChildren()
        .Select(child => child.Key)
        .Where(name => !Known.Any(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        .Select(name => $"the setting {values.Key}__{OneLine.Of(name)} is not known and sets nothing; the nearest that is known is {Nearest(name, all)}");

    // Of those that are as near one of this section is meant; a setting may also stand in the wrong section.
    private KnownSetting Nearest(string name, IReadOnlyList<KnownSetting> all) =>
        all.MinBy(setting => (Misspelling.Distance(name, setting.Name), setting.Section == values.Key ? 0 : 1))!;
}
