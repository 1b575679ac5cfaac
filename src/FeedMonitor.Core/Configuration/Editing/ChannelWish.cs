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
    /// <param name="all">All entries of the file.</param>
    internal IReadOnlyList<EditError> Mistakes(ChannelEntry? before, IReadOnlyList<ChannelEntry> all) => [.. Settings.Select(setting => (setting.Key, Problem: ProblemOf(setting.Key, setting.Value, before, all)))
        .Where(found => found.Problem is not null)
        .Select(found => new EditError(found.Problem!, Field: $"settings.{found.Key}"))];

    private string? ProblemOf(string name, ChannelValue? value, ChannelEntry? before, IReadOnlyList<ChannelEntry> all) =>
        !Name().IsMatch(name) || name is "id" or "kind" ? $"'{name}' is no setting, expected one of the kind's"
        : value is null ? KeepingProblem(name, before)
        : value.Texts.Count == 0 ? $"{name} is an empty list, expected a text or a list of texts"
        : IsTemplate(name) && (Path.IsPathRooted(value.Texts[0]) || value.Texts[0].Contains("..", StringComparison.Ordinal)) ? $"{name} leads out of the configuration folder, expected a file beside channels.yaml"
        : IsTemplate(name) && !value.Texts[0].EndsWith(".liquid", StringComparison.OrdinalIgnoreCase) && before?.TextsOf(name)?.SequenceEqual(value.Texts, StringComparer.Ordinal) != true
            ? $"{name} is another kind of file, which a message would show to others, expected one that ends in .liquid"
        : value.Texts.SelectMany(text => Reference().Matches(text)).Select(match => match.Groups["name"].Value).FirstOrDefault(variable => !MayName(variable, name, before, all)) is { } foreign
            ? $"${{{foreign}}} may be a secret, and channels.yaml sends it to no such address, expected a variable that it does, or a new one whose name begins with {OwnPrefix}"
        : null;

    // One for the whole message, or one for each part of a mail.
    private static bool IsTemplate(string name) => name.EndsWith("template", StringComparison.OrdinalIgnoreCase);

    private string? KeepingProblem(string name, ChannelEntry? before) =>
        before?.Written(name) is null ? $"{name} has no value that could stay, expected one"
        : !ChannelEntry.IsOpen(name) && before.Kind != Kind ? $"{name} may be a secret and the channel is of another kind now, expected it anew"
        : !ChannelEntry.IsOpen(name) && Addresses.Except([name], StringComparer.Ordinal).Any(address => IsAnother(address, before, before)) ? $"{name} may be a secret and the channel's address is another one now, expected it anew"
        : null;

    // A secret goes only where it goes already: to the same kind of channel, at the same address, as the same setting. One that the file does not name yet was made for a new channel.
    private bool MayName(string variable, string setting, ChannelEntry? before, IReadOnlyList<ChannelEntry> all)
    {
        ChannelEntry[] naming = [.. all.Where(entry => entry.Settings.Any(written => Names(written.Value, variable)))];
        return naming.Length == 0
            ? variable.StartsWith(OwnPrefix, StringComparison.Ordinal)
            : Array.Exists(naming, entry => entry.Kind == Kind && entry.TextsOf(setting) is { } texts && Names(texts, variable) && !Array.Exists(Addresses, address => IsAnother(address, entry, before)));
    }

    private static bool Names(IReadOnlyList<string> texts, string variable) => texts.Any(text => text.Contains($"${{{variable}}}", StringComparison.Ordinal));

    // Whether an address that the channel is to have is another one than that of an entry.
    private bool IsAnother(string address, ChannelEntry entry, ChannelEntry? before)
    {
        var (wanted, written) = (Settings.TryGetValue(address, out var value) ? value?.Texts ?? before?.TextsOf(address) : null, entry.TextsOf(address));
        return wanted is null ? written is not null : written is null || !wanted.SequenceEqual(written, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z]{1,40}\z")]
    private static partial Regex Name();
}

/// <summary>The value of a channel's setting.</summary>
/// <param name="Texts">The text, or the texts of a list.</param>
/// <param name="IsList">Whether it is a list.</param>
public sealed record ChannelValue(IReadOnlyList<string> Texts, bool IsList);
