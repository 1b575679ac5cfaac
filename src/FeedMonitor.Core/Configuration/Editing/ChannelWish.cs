using System.Text.RegularExpressions;

namespace FeedMonitor.Configuration.Editing;

/// <summary>What a channel is to be.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Settings">Its settings: a text, a list of texts, or null to keep what is written. What is left out goes.</param>
public sealed partial record ChannelWish(string Kind, IReadOnlyDictionary<string, ChannelValue?> Settings)
{
    private const string OwnPrefix = "FEEDMONITOR_";

    // Where a channel's messages, and with them its secrets, are sent.
    private static readonly string[] Addresses = ["url", "host", "api"];

    /// <summary>The settings with their values as they are to be written.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, string>> WrittenOver(ChannelEntry? before) =>
        [.. Settings.Select(setting => KeyValuePair.Create(
            setting.Key, setting.Value is { } value && before?.Says(setting.Key, value) != true ? ChannelWriting.Value(value.Texts, value.IsList) : before!.Written(setting.Key)!))];

    /// <summary>What must not be asked for, whatever the kind says: it would hand out secrets.</summary>
    /// <param name="before">The entry that is changed, or null.</param>
    /// <param name="file">The text of the file.</param>
    internal IReadOnlyList<EditError> Mistakes(ChannelEntry? before, string file) => [.. Settings.Select(setting => (setting.Key, Problem: ProblemOf(setting.Key, setting.Value, before, file)))
        .Where(found => found.Problem is not null)
        .Select(found => new EditError(found.Problem!, Field: $"settings.{found.Key}"))];

    private string? ProblemOf(string name, ChannelValue? value, ChannelEntry? before, string file) =>
        !Name().IsMatch(name) || name is "id" or "kind" ? $"'{name}' is no setting, expected one of the kind's"
        : value is null ? KeepingProblem(name, before)
        : value.Texts.Count == 0 ? $"{name} is an empty list, expected a text or a list of texts"
        : name == "template" && (Path.IsPathRooted(value.Texts[0]) || value.Texts[0].Contains("..", StringComparison.Ordinal)) ? "template leads out of the configuration folder, expected a file beside channels.yaml"
        : name == "template" && !value.Texts[0].EndsWith(".liquid", StringComparison.OrdinalIgnoreCase) && before?.Settings.FirstOrDefault(setting => setting.Key == name).Value?.SequenceEqual(value.Texts, StringComparer.Ordinal) != true
            ? "template is another kind of file, which a message would show to others, expected one that ends in .liquid"
        : value.Texts.SelectMany(text => Reference().Matches(text)).Select(match => match.Groups["name"].Value).FirstOrDefault(variable => !MayName(variable, file)) is { } foreign
            ? $"${{{foreign}}} is not named by channels.yaml yet, expected a variable that is, or one whose name begins with {OwnPrefix}"
        : null;

    private string? KeepingProblem(string name, ChannelEntry? before) =>
        before?.Written(name) is null ? $"{name} has no value that could stay, expected one"
        : Addresses.Except([name], StringComparer.Ordinal).Any(address => IsAnother(address, before)) && !before.Settings.Any(setting => setting.Key == name && ChannelEntry.IsOpen(name, setting.Value))
            ? $"{name} may be a secret and the channel's address is another one now, expected it anew"
        : null;

    private bool IsAnother(string address, ChannelEntry before) =>
        before.Settings.FirstOrDefault(setting => setting.Key == address).Value is var texts
        && (Settings.TryGetValue(address, out var value) ? value is not null && (texts is null || !value.Texts.SequenceEqual(texts, StringComparer.Ordinal)) : texts is not null);

    private static bool MayName(string variable, string file) =>
        variable.StartsWith(OwnPrefix, StringComparison.Ordinal) || file.Contains($"${{{variable}}}", StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z]{1,40}\z")]
    private static partial Regex Name();
}

/// <summary>The value of a channel's setting.</summary>
/// <param name="Texts">The text, or the texts of a list.</param>
/// <param name="IsList">Whether it is a list.</param>
public sealed record ChannelValue(IReadOnlyList<string> Texts, bool IsList);
