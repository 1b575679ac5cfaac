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

/// <summary>The JSON of the commands: camelCase, nulls written, all scripts as they are, times in ISO 8601.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ParseCommand.Parsed))]
[JsonSerializable(typeof(ParseCommand.Unparsed))]
[JsonSerializable(typeof(CleanCommand.Cleaned))]
[JsonSerializable(typeof(FileTool.Unread))]
[JsonSerializable(typeof(MatchCommand.Matched))]
[JsonSerializable(typeof(ExplanationJson.Explained))]
[JsonSerializable(typeof(ListFeedsCommand.Listed))]
[JsonSerializable(typeof(AlertLines.Listed), TypeInfoPropertyName = "ListedAlert")]
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
