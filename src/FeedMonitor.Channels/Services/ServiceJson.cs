using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedMonitor.Channels.Services;

/// <summary>JSON as services take and give it.</summary>
internal static class ServiceJson
{
    // Escaped, a text in Cyrillic would take three times the bytes of a service's limit.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions ForPeople = new(Compact) { WriteIndented = true };

    /// <summary>The node as UTF-8.</summary>
    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Compact);

    /// <summary>The node for people to read.</summary>
    public static string Indented(JsonNode node) => node.ToJsonString(ForPeople);

    /// <summary>The object that a body is, or null if it is anything else.</summary>
    public static JsonObject? Object(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of an object, or null.</summary>
    public static string? Text(JsonObject? from, string name) => from?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Seconds of an object, or null.</summary>
    public static TimeSpan? Seconds(JsonObject? from, string name) => Seconds(from?[name]?.ToString());

    /// <summary>Seconds, also parts of one; null for what is no number, or less than none.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 && seconds <= TimeSpan.FromDays(1).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
