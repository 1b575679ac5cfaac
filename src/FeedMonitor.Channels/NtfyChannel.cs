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

    /// <summary>Bytes that the whole body takes: twice a message; a larger one is refused with 413 (https://github.com/binwiederhier/ntfy/blob/main/server/server.go, <c>transformBodyJSON</c>).</summary>
    public const int MostBodyBytes = 2 * MostBytes;

    /// <summary>UTF-16 units of the title.</summary>
    public const int LongestTitle = 250;

    /// <summary>Bytes that all tags take as JSON.</summary>
    public const int MostTagBytes = 512;

    // Units, and bytes as JSON: quotes take two there, an emoji twelve. What is always told leaves half of the body to the proof.
    private const int LongestPiece = 700;
    private const int LongestClick = 2_000;
    private const int MostTitleBytes = 800;
    private const int MostPieceBytes = 1_400;

    /// <summary>The message.</summary>
    /// <param name="message">What it tells.</param>
    /// <param name="template">The operator's own words for it, or null.</param>
    public JsonObject Of(AlertMessage message, MessageTemplate? template)
    {
        var payload = Frame(message);
        var room = RoomBeside(payload);
        payload["message"] = template?.WriteWithin(message, text => Cost(text, room), MostBytes) ?? string.Join("\n\n", Chosen(message, room).Where(piece => piece.Length > 0));
        return payload;
    }

    private JsonObject Frame(AlertMessage message)
    {
        var payload = new JsonObject { ["topic"] = Topic, ["title"] = Short(MessagePieces.Of(message)[0].WithoutLinks(), LongestTitle, MostTitleBytes), ["message"] = "" };
        if ((message.Link ?? (message.Hits is [var hit] ? hit.Link : null)) is { Length: <= LongestClick } link)
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
    public int NamedIn(AlertMessage message) => Chosen(message, RoomBeside(Frame(message))).Named;

    private static ChosenPieces<string> Chosen(AlertMessage message, int room) => PieceChoice.Of(message, Written, piece => Cost(piece + "\n\n", room), MostBytes);

    private static int RoomBeside(JsonObject frame) => MostBodyBytes - ServiceJson.Bytes(frame).Length;

    // What a text takes of a message, or, where that is more, the same share of the room that its JSON has: within the one limit it is within both.
    private static int Cost(string text, int room) =>
        Math.Max(Encoding.UTF8.GetByteCount(text), (int)Math.Ceiling((double)JsonBytes(text) * MostBytes / room));

    private static int JsonBytes(string text) => ServiceJson.Bytes(JsonValue.Create(text)).Length - 2;

    // The heading is the title; a click on the notification leads where its link would.
    private static string Written(MessagePiece piece) => piece.Role switch
    {
        PieceRole.Heading => "",
        PieceRole.Headline => Short(piece.WithoutLinks(), LongestPiece, MostPieceBytes),
        PieceRole.Source => Short(piece, LongestPiece / 2, MostPieceBytes / 2),
        _ => Short(piece, LongestPiece, MostPieceBytes),
    };

    private static string Short(MessagePiece piece, int units, int bytes)
    {
        var written = PlainText.Instance.Write(piece, units);
        while (JsonBytes(written) > bytes)
        {
            units = Math.Min(units - 1, (int)((long)Math.Min(units, written.Length) * bytes / JsonBytes(written)));
            written = PlainText.Instance.Write(piece, units);
        }

        return written;
    }
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

        var tags = definition.List("tags");
        if (tags.Sum(tag => Encoding.UTF8.GetByteCount(tag.Value) + 3) > NtfyMessage.MostTagBytes)
        {
            throw definition.Wrong(tags[0], "tags", $"a list of at most {NtfyMessage.MostTagBytes} bytes");
        }

        var message = new NtfyMessage(topic.Value, definition.Number("priority", 1, 5), [.. tags.Select(tag => tag.Value)]);
        var template = templates.Watched(TemplateFile.Of(definition, PlainText.Instance), definition.Id);

        // ntfy.sh takes bursts of 60 and tells by 429 when they are too many.
        var post = posts.To(definition.Address("url", "https://ntfy.sh/"), interval: TimeSpan.Zero, NtfyAnswers.Read, definition.Text("token"), [topic.Value]);
        return new JsonChannel(definition.Id, Name, post, template, message.Of) { Concealed = ["topic"], Named = message.NamedIn };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Topic();
}
