using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FeedMonitor.Cli.Commands;

/// <summary>What the commands share: the choice of format, and a JSON line a file.</summary>
internal static class OutputFormat
{
    /// <summary><c>--format text|json</c>.</summary>
    /// <param name="shape">What a line of JSON holds, or null to leave that to the documents.</param>
    public static Option<string> Option(string? shape = null)
    {
        var option = new Option<string>("--format")
        {
            Description = $"text for people, json for programs: one line each{(shape is null ? "" : $", {shape}")}.",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    /// <summary>An object as one line.</summary>
    public static string Line<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
