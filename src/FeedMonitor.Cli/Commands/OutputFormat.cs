using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedMonitor.Cli.Commands.Alerts;
using FeedMonitor.Cli.Commands.Backtesting;
using FeedMonitor.Cli.Commands.Explaining;
using FeedMonitor.Cli.Commands.Feeds;
using FeedMonitor.Cli.Commands.Stories;
using FeedMonitor.Cli.Commands.Watchlists;

namespace FeedMonitor.Cli.Commands;

/// <summary>What the file tools share: the choice of format, and a JSON line a file.</summary>
internal static class OutputFormat
{
    /// <summary><c>--format text|json</c>.</summary>
    public static Option<string> Option()
    {
        var option = new Option<string>("--format")
        {
            Description = "text for people, json for programs: one line each.",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    /// <summary>An object as one line.</summary>
    public static string Line<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}

/// <summary>The JSON of the file tools: camelCase, nulls written, all scripts as they are, times in ISO 8601.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ParseCommand.Parsed))]
[JsonSerializable(typeof(ParseCommand.Unparsed))]
[JsonSerializable(typeof(CleanCommand.Cleaned))]
[JsonSerializable(typeof(FileTool.Unread))]
[JsonSerializable(typeof(MatchCommand.Matched))]
[JsonSerializable(typeof(ExplanationJson.Explained))]
[JsonSerializable(typeof(ListFeedsCommand.Listed))]
[JsonSerializable(typeof(AlertView.Listed), TypeInfoPropertyName = "ListedAlert")]
[JsonSerializable(typeof(CheckFeedCommand.Checked))]
[JsonSerializable(typeof(WatchlistJson.CheckedWatchlist))]
[JsonSerializable(typeof(WatchlistJson.CheckedQuery))]
[JsonSerializable(typeof(WatchlistJson.LintedWatchlist))]
[JsonSerializable(typeof(WatchlistJson.TestedText))]
[JsonSerializable(typeof(BacktestJson))]
[JsonSerializable(typeof(ScoreStoriesCommand.Score))]
[JsonSerializable(typeof(ScoreStoriesCommand.ExplainedScore))]
internal sealed partial class ToolJson : JsonSerializerContext
{
    /// <summary>For terminals and files, not for pages.</summary>
    public static ToolJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcTime() },
    });

    // 2026-11-23T08:00:00Z, with a fraction only where there is one.
    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }
}
