using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeedMonitor.Configuration.Editing;

/// <summary>Writes the YAML of a channel.</summary>
internal static class ChannelWriting
{
    /// <summary>A value in quotes; a list in brackets.</summary>
    public static string Value(IReadOnlyList<string> texts, bool isList) => isList ? $"[{string.Join(", ", texts.Select(Quoted))}]" : Quoted(texts[0]);

    /// <summary>An entry in braces, or over lines.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="settings">Its settings, with values as they are to be written.</param>
    /// <param name="column">How far its lines are indented; null for braces.</param>
    public static string Entry(string id, string kind, IEnumerable<KeyValuePair<string, string>> settings, int? column)
    {
        var pairs = settings.Select(setting => $"{setting.Key}: {setting.Value}").Prepend($"kind: {Quoted(kind)}").Prepend($"id: {Quoted(id)}");
        return column is { } indent ? string.Join("\n" + new string(' ', indent), pairs) : $"{{ {string.Join(", ", pairs)} }}";
    }

    // A string of JSON is one of YAML.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
