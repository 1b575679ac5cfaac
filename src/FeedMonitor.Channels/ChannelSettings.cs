using System.Globalization;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Reads the settings of channels. What is wrong with one is told with its place; a value that may be a secret is not repeated.</summary>
internal static class ChannelSettings
{
    private const string HttpAddress = "an http or https address";

    /// <summary>An http or https address that must be there.</summary>
    /// <exception cref="ConfigurationException">It is missing, or is something else.</exception>
    public static Uri Address(this ChannelDefinition definition, string name) => ReadAddress(definition, name, definition.Require(name, HttpAddress));

    /// <summary>An http or https address, or the usual one.</summary>
    /// <exception cref="ConfigurationException">It is something else.</exception>
    public static Uri Address(this ChannelDefinition definition, string name, string usual) =>
        definition.Settings.TryGetValue(name, out var setting) ? ReadAddress(definition, name, setting) : new Uri(usual);

    /// <summary>A text, or null if it is not set.</summary>
    public static string? Text(this ChannelDefinition definition, string name) => definition.Settings.GetValueOrDefault(name)?.Value;

    /// <summary>A list of texts, or none if it is not set.</summary>
    public static IReadOnlyList<ChannelSetting> List(this ChannelDefinition definition, string name) => definition.Settings.GetValueOrDefault(name)?.Entries ?? [];

    /// <summary>A whole number, or null if it is not set.</summary>
    /// <exception cref="ConfigurationException">It is no number, or beyond the bounds.</exception>
    public static int? Number(this ChannelDefinition definition, string name, int least, int most) =>
        !definition.Settings.TryGetValue(name, out var setting) ? null
        : int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw definition.Wrong(setting, name, $"a whole number from {least} to {most}");

    /// <summary>An error about a setting, which does not repeat its value.</summary>
    public static ConfigurationException Wrong(this ChannelDefinition definition, ChannelSetting setting, string name, string expected) =>
        new(setting.Place, $"the {name} of channel '{definition.Id}' is wrong, expected {expected}");

    private static Uri ReadAddress(ChannelDefinition definition, string name, ChannelSetting setting) =>
        Uri.TryCreate(setting.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url! : throw definition.Wrong(setting, name, HttpAddress);
}
