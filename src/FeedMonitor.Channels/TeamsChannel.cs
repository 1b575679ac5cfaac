using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Answers;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>
/// Writes alerts as an Adaptive Card for a Teams workflow "when a webhook request is received"
/// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using). Text runs take no markdown, so nothing that others wrote is read as any.
/// </summary>
internal static class TeamsMessage
{
    /// <summary>UTF-8 bytes of the whole. Teams takes about 28 KB; its own envelope counts with it.</summary>
    public const int MostBytes = 25_000;

    private const int BytesAround = 1_500;

    /// <summary>The payload.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">The operator's own words for it, as plain text, or null.</param>
    public static JsonObject Of(AlertMessage message, MessageTemplate? template)
    {
        var elements = template?.WriteWithin(message, text => Bytes(ElementsOf(text)), MostBytes - BytesAround) is { } text
            ? ElementsOf(text)
            : Chosen(message).SelectMany(piece => piece);
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = new JsonObject
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["fallbackText"] = message.Heading,
                    ["msteams"] = new JsonObject { ["width"] = "Full" },
                    ["body"] = new JsonArray([.. elements]),
                },
            }),
        };
    }

    /// <summary>How many hits of a digest its message names, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Chosen(message).Named;

    private static ChosenPieces<JsonObject[]> Chosen(AlertMessage message) => PieceChoice.Of(message, ElementsOf, Bytes, MostBytes - BytesAround);

    private static int Bytes(JsonObject[] elements) => elements.Sum(element => ServiceJson.Bytes(element).Length + 1);

    private static JsonObject[] ElementsOf(string text) =>
        ElementsOf(new MessagePiece(PieceRole.Note, [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => new MessageLine([new TextRun(line.Length > 0 ? line : " ")]))]));

    private static JsonObject[] ElementsOf(MessagePiece piece) => [.. piece.Lines.Select((line, at) => new JsonObject
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = at > 0 || piece.Role == PieceRole.Source ? "None" : "Medium",
        ["inlines"] = new JsonArray([.. line.Runs.Select(run => RunOf(run, piece.Role))]),
    })];

    private static JsonObject RunOf(TextRun run, PieceRole role)
    {
        var written = new JsonObject { ["type"] = "TextRun", ["text"] = run.Text };
        if (role == PieceRole.Heading)
        {
            written["size"] = "Large";
        }

        if (run.Style is RunStyle.Strong or RunStyle.Term)
        {
            written["weight"] = "Bolder";
        }

        if (run.Style == RunStyle.Term)
        {
            written["highlight"] = true;
        }

        if (run.Style == RunStyle.Faint)
        {
            written["isSubtle"] = true;
        }

        if (run.Link is { } link)
        {
            written["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link };
        }

        return written;
    }
}

/// <summary>
/// The kind <c>teams</c>: <c>url</c>, the address of a workflow. Its 202 says that the workflow has taken the message and runs, not that it has posted it: whether its later steps fail (whoever
/// made it has left, the channel is gone) stands in the workflow's history of runs alone.
/// </summary>
internal sealed class TeamsKind(ServicePosts posts, TemplateFallbacks templates) : IChannelKind
{
    /// <summary>Four messages a second (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#rate-limiting-for-connectors).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private const string Name = "teams";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url", TemplateFile.Setting];

    public IChannel Create(ChannelDefinition definition)
    {
        var template = templates.Watched(TemplateFile.Of(definition, PlainText.Instance), definition.Id);
        return new JsonChannel(definition.Id, Name, posts.To(definition.Address("url"), Interval, TeamsAnswers.Read), template, TeamsMessage.Of) { Named = TeamsMessage.NamedIn };
    }
}
