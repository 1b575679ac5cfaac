using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Answers;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Writes alerts as Slack's blocks (https://docs.slack.dev/reference/block-kit/blocks).</summary>
internal static class SlackMessage
{
    /// <summary>Blocks that a message takes.</summary>
    public const int MostBlocks = 50;

    /// <summary>UTF-16 units that a section's text takes.</summary>
    public const int LongestText = 3_000;

    /// <summary>UTF-16 units that a header takes.</summary>
    public const int LongestHeader = 150;

    private static readonly SlackMrkdwn Mrkdwn = SlackMrkdwn.Instance;

    /// <summary>The payload of an incoming webhook.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">The operator's own words for it, or null.</param>
    public static JsonObject Of(AlertMessage message, MessageTemplate? template) => new()
    {
        // What notifications show.
        ["text"] = Mrkdwn.Escape(message.Summary),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
        ["blocks"] = template?.WriteWithin(message, text => text.Length, LongestText) is { } text
            ? new JsonArray(SectionOf(text))
            : new JsonArray([.. PieceChoice.Of(message, BlockOf, _ => 1, MostBlocks)]),
    };

    private static JsonObject BlockOf(MessagePiece piece) => piece.Role switch
    {
        PieceRole.Heading when piece.Lines[0].Runs[0] is { Link: null } run => new JsonObject
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = run.Text.Length <= LongestHeader ? run.Text : piece.CutTo(LongestHeader).Lines[0].Runs[0].Text, ["emoji"] = false },
        },
        PieceRole.Source or PieceRole.Others or PieceRole.Why or PieceRole.More => new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(TextOf(Mrkdwn.Write(piece, LongestText))) },
        _ => SectionOf(Mrkdwn.Write(piece, LongestText)),
    };

    private static JsonObject SectionOf(string mrkdwn) => new() { ["type"] = "section", ["text"] = TextOf(mrkdwn) };

    // Verbatim: Slack links nothing that is not written as a link.
    private static JsonObject TextOf(string mrkdwn) => new() { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true };
}

/// <summary>The kind <c>slack</c>: <c>url</c>, the address of an incoming webhook.</summary>
internal sealed class SlackKind(ServicePosts posts) : IChannelKind
{
    /// <summary>One message a second (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string Name = "slack";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url", TemplateFile.Setting];

    public IChannel Create(ChannelDefinition definition)
    {
        var template = TemplateFile.Of(definition, SlackMrkdwn.Instance);
        return new JsonChannel(definition.Id, Name, posts.To(definition.Address("url"), Interval, SlackAnswers.Read), message => SlackMessage.Of(message, template));
    }
}
