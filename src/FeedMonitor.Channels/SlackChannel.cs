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

    /// <summary>
    /// UTF-16 units of all blocks together. Slack refuses a message whose blocks are too long with <c>msg_blocks_too_long</c> and does not say where that begins; of its markdown block it does
    /// (https://docs.slack.dev/reference/block-kit/blocks/markdown-block), and what that takes the others take.
    /// </summary>
    public const int MostUnits = 12_000;

    // So that a message that is within the units is within the blocks, too.
    private const int LeastUnits = MostUnits / MostBlocks;

    /// <summary>The payload of an incoming webhook.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">The operator's own words for it, as mrkdwn, or null.</param>
    public static JsonObject Of(AlertMessage message, MessageTemplate? template) => new()
    {
        // What notifications show.
        ["text"] = SlackMrkdwn.WithoutControls(message.Summary),
        ["mrkdwn"] = false,
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
        ["blocks"] = template?.WriteWithin(message, text => text.Length, SlackBlock.LongestText) is { } text
            ? new JsonArray(SlackBlock.OfMrkdwn(text).Json)
            : new JsonArray([.. Chosen(message).Select(block => block.Json)]),
    };

    /// <summary>How many hits of a digest its message names, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Chosen(message).Named;

    private static ChosenPieces<SlackBlock> Chosen(AlertMessage message) => PieceChoice.Of(message, SlackBlock.Of, block => Math.Max(block.Units, LeastUnits), MostUnits);
}

/// <summary>The kind <c>slack</c>: <c>url</c>, the address of an incoming webhook.</summary>
internal sealed class SlackKind(ServicePosts posts, TemplateFallbacks templates) : IChannelKind
{
    /// <summary>One message a second (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string Name = "slack";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url", TemplateFile.Setting];

    public IChannel Create(ChannelDefinition definition)
    {
        var template = templates.Watched(TemplateFile.Of(definition, SlackMrkdwn.Instance), definition.Id);
        return new JsonChannel(definition.Id, Name, posts.To(definition.Address("url"), Interval, SlackAnswers.Read), template, SlackMessage.Of) { Named = SlackMessage.NamedIn };
    }
}
