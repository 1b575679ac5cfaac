using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Answers;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Writes alerts for ntfy (https://docs.ntfy.sh/publish/#publish-as-json), as plain text.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Priority">1 (least) to 5, or null for ntfy's own choice.</param>
/// <param name="Tags">Tags, which ntfy shows as icons where it knows one.</param>
internal sealed record NtfyMessage(string Topic, int? Priority, IReadOnlyList<string> Tags)
{
    /// <summary>UTF-8 bytes that a message takes; a longer one would become an attached file.</summary>
    public const int MostBytes = 4_096;

    /// <summary>UTF-16 units of the title.</summary>
    public const int LongestTitle = 250;

    private const int LongestPiece = 700;

    /// <summary>The message.</summary>
    /// <param name="message">What it tells.</param>
    /// <param name="template">The operator's own words for it, or null.</param>
    public JsonObject Of(AlertMessage message, MessageTemplate? template)
    {
        var heading = MessagePieces.Of(message)[0].WithoutLinks();
        var pieces = Chosen(message).Where(piece => piece.Length > 0);
        var text = template?.WriteWithin(message, Encoding.UTF8.GetByteCount, MostBytes) ?? string.Join("\n\n", pieces);
        var payload = new JsonObject
        {
            ["topic"] = Topic,
            ["title"] = PlainText.Instance.Write(heading, LongestTitle),
            ["message"] = text,
        };
        if ((message.Link ?? (message.Hits is [var hit] ? hit.Link : null)) is { } link)
        {
            payload["click"] = link;
        }

        if (Priority is { } priority)
        {
            payload["priority"] = priority;
        }

        if (Tags.Count > 0)
        {
            payload["tags"] = new JsonArray([.. Tags.Select(tag => JsonValue.Create(tag))]);
        }

        return payload;
    }

    /// <summary>How many hits of a digest its message names, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Chosen(message).Named;

    private static ChosenPieces<string> Chosen(AlertMessage message) => PieceChoice.Of(message, Written, piece => Encoding.UTF8.GetByteCount(piece) + 2, MostBytes);

    // The heading is the title; a click on the notification leads where its link would.
    private static string Written(MessagePiece piece) => piece.Role switch
    {
        PieceRole.Heading => "",
        PieceRole.Headline => PlainText.Instance.Write(piece.WithoutLinks(), LongestPiece),
        PieceRole.Source => PlainText.Instance.Write(piece, LongestPiece / 2),
        _ => PlainText.Instance.Write(piece, LongestPiece),
    };
}

/// <summary>The kind <c>ntfy</c>: <c>topic</c>, <c>url</c> of the server, <c>token</c>, <c>priority</c>, <c>tags</c>.</summary>
internal sealed partial class NtfyKind(ServicePosts posts, TemplateFallbacks templates) : IChannelKind
{
    private const string Name = "ntfy";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["topic", "url", "token", "priority", "tags", TemplateFile.Setting];

    public IReadOnlyList<string> Lists => ["tags"];

    public IChannel Create(ChannelDefinition definition)
    {
        var topic = definition.Require("topic", "the name of a topic");
        if (!Topic().IsMatch(topic.Value))
        {
            throw definition.Wrong(topic, "topic", "the name of a topic: at most 64 letters, digits, '-' and '_'");
        }

        var message = new NtfyMessage(topic.Value, definition.Number("priority", 1, 5), [.. definition.List("tags").Select(tag => tag.Value)]);
        var template = templates.Watched(TemplateFile.Of(definition, PlainText.Instance), definition.Id);

        // ntfy.sh takes bursts of 60 and tells by 429 when they are too many.
        var post = posts.To(definition.Address("url", "https://ntfy.sh/"), interval: TimeSpan.Zero, NtfyAnswers.Read, definition.Text("token"), [topic.Value]);
        return new JsonChannel(definition.Id, Name, post, template, message.Of) { Concealed = ["topic"], Named = NtfyMessage.NamedIn };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Topic();
}
