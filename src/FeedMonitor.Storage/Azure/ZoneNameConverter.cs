using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Cleaning;

namespace FeedMonitor.Storage.Azure;

/// <summary>Zones by name, read without a string for each. One that a later release has made counts as body: better an alert too many.</summary>
internal sealed class ZoneNameConverter : JsonConverter<Zone>
{
    private static readonly (Zone Zone, byte[] Name)[] Names = [.. Enum.GetValues<Zone>().Select(zone => (zone, Encoding.UTF8.GetBytes(zone.Name())))];

    public override Zone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A zone must be a text.");
        }

        foreach (var (zone, name) in Names)
        {
            if (reader.ValueTextEquals(name))
            {
                return zone;
            }
        }

        return Zone.Body;
    }

    public override void Write(Utf8JsonWriter writer, Zone value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}
