using System.Text.RegularExpressions;

namespace FeedMonitor.Configuration;

/// <summary>Replaces <c>${NAME}</c> by the environment variable of that name. Secrets reach the configuration in this way only.</summary>
internal static partial class EnvironmentReferences
{
    /// <summary>The text with all references replaced.</summary>
    /// <exception cref="ConfigurationException">A variable is not set, or empty.</exception>
    public static string Resolve(string text, Func<string, string?> environment, ConfigPlace place) =>
        Reference().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            return environment(name) is { Length: > 0 } value
                ? value
                : throw new ConfigurationException(place, $"${{{name}}} is not set, expected an environment variable of that name");
        });

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();
}
