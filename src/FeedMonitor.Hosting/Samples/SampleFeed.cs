using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;

namespace FeedMonitor.Hosting.Samples;

/// <summary>The sample feeds that ship with the monitor. Their dates count back from now, so that their items are always news.</summary>
internal static partial class SampleFeed
{
    /// <summary>The text of a sample at a moment, or null if there is none of that name.</summary>
    public static string? Read(string name, DateTimeOffset now)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"FeedMonitor.Samples.{name}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return Ago().Replace(reader.ReadToEnd(), match =>
        {
            var time = (now - XmlConvert.ToTimeSpan(match.Groups["duration"].Value)).UtcDateTime;
            return match.Groups["form"].Value == "ago3339"
                ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : time.ToString("r", CultureInfo.InvariantCulture);
        });
    }

    [GeneratedRegex(@"\{\{(?<form>ago3339|ago):(?<duration>P[0-9A-Z]+)\}\}")]
    private static partial Regex Ago();
}
