using System.Text.RegularExpressions;

namespace FeedMonitor.Configuration;

/// <summary>Replaces <c>${NAME}</c> by the environment variable of that name. Secrets reach the configuration in this way only.</summary>
internal static partial class EnvironmentReferences
{
    /// <summary>The text with all references replaced.</summary>
    /// <exception cref="ConfigurationException">A variable is not set, or empty, or a reference is not closed or names none.</exception>
    public static string Resolve(string text, Func<string, string?> environment, ConfigPlace place) =>
        Reference().Replace(text, match =>
        {
            // What stands behind a broken reference may be a secret: it is not repeated.
            var name = match.Groups["name"] is { Success: true, Value: var found }
                ? found
                : throw new ConfigurationException(place, "'${' begins a reference that is not one, expected ${NAME} with a name of letters, digits and '_'");
            return environment(name) is { Length: > 0 } value
                ? value
                : throw new ConfigurationException(place, $"${{{name}}} is not set, expected an environment variable of that name");
        });

    [GeneratedRegex(@"\$\{((?<name>[A-Za-z_][A-Za-z0-9_]*)\})?")]
    private static partial Regex Reference();
}
