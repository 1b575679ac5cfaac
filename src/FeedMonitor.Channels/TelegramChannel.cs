using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Answers;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Writes alerts for Telegram's <c>sendMessage</c> (https://core.telegram.org/bots/api#sendmessage).</summary>
/// <param name="Chat">The chat's id, or <c>@name</c> of a public one.</param>
/// <param name="Thread">The id of a topic in it, or null.</param>
internal sealed record TelegramMessage(string Chat, int? Thread)
{
    /// <summary>UTF-16 units that a message takes. Telegram counts them without the tags; with them, we stay below.</summary>
    public const int LongestText = 4_096;

    // Heading, headline and source are told whatever they take; together they leave room for the first proof.
    private const int LongestPiece = 1_000;
    private const int LongestLinked = 2_200;

    /// <summary>The parameters.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">The operator's own words for it, or null.</param>
    public JsonObject Of(AlertMessage message, MessageTemplate? template)
    {
        var payload = new JsonObject
        {
            ["chat_id"] = Chat,
            ["text"] = template?.WriteWithin(message, text => text.Length, LongestText)
                ?? string.Join("\n\n", PieceChoice.Of(message, Written, piece => piece.Length + 2, LongestText)),
            ["parse_mode"] = "HTML",
            ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
        };
        if (Thread is { } thread)
        {
            payload["message_thread_id"] = thread;
        }

        return payload;
    }

    private static string Written(MessagePiece piece) => HtmlMarkup.OfTelegram.Write(piece, piece.Role switch
    {
        // A feed in trouble has its address in the heading, and no headline.
        PieceRole.Headline => LongestLinked,
        PieceRole.Heading when piece.Lines[0].Runs[0].Link is not null => LongestLinked,
        PieceRole.Heading or PieceRole.Source => LongestPiece / 2,
        _ => LongestPiece,
    });
}

/// <summary>The kind <c>telegram</c>: <c>token</c> of a bot, <c>chat</c>, <c>thread</c>, and <c>api</c> for a server of one's own.</summary>
internal sealed partial class TelegramKind(ServicePosts posts, TemplateFallbacks templates) : IChannelKind
{
    /// <summary>One message a second in a chat (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string Name = "telegram";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["token", "chat", "thread", "api", TemplateFile.Setting];

    public IChannel Create(ChannelDefinition definition)
    {
        var token = definition.Require("token", "the token of a bot");
        if (!Token().IsMatch(token.Value))
        {
            throw definition.Wrong(token, "token", "the token of a bot, such as 123456:ABC-DEF");
        }

        var api = definition.Address("api", "https://api.telegram.org").AbsoluteUri.TrimEnd('/');
        var message = new TelegramMessage(
            definition.Require("chat", "the number of a chat, or @name of a public one").Value,
            definition.Number("thread", 1, int.MaxValue));
        var template = templates.Watched(TemplateFile.Of(definition, HtmlMarkup.OfTelegram), definition.Id);
        return new JsonChannel(definition.Id, Name, posts.To(new Uri($"{api}/bot{token.Value}/sendMessage"), Interval, TelegramAnswers.Read, secrets: [token.Value]), template, message.Of);
    }

    [GeneratedRegex(@"\A[0-9]+:[A-Za-z0-9_-]+\z")]
    private static partial Regex Token();
}
