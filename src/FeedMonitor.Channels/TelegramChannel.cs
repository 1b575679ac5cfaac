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
                ?? string.Join("\n\n", Chosen(message)),
            ["parse_mode"] = "HTML",
            ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
        };
        if (Thread is { } thread)
        {
            payload["message_thread_id"] = thread;
        }

        return payload;
    }

    /// <summary>How many hits of a digest its message names, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Chosen(message).Named;

    private static ChosenPieces<string> Chosen(AlertMessage message) => PieceChoice.Of(message, Written, piece => piece.Length + 2, LongestText);

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
    // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a second in a chat, 20 a minute in a group, 30 a second of a bot in all.
    private static readonly TimeSpan ChatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GroupInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BotInterval = TimeSpan.FromSeconds(1) / 30;

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
        return new JsonChannel(
            definition.Id, Name, posts.To(new Uri($"{api}/bot{token.Value}/sendMessage"), PacesOf(api, token.Value, message.Chat), TelegramAnswers.Read, secrets: [token.Value]), template, message.Of) { Named = TelegramMessage.NamedIn };
    }

    // By chat and by bot, whichever channels and topics share them.
    private IReadOnlyList<Pace> PacesOf(string api, string token, string chat) =>
    [
        posts.SharedPace($"{api} {token} {chat}", IsGroup(chat) ? GroupInterval : ChatInterval),
        posts.SharedPace($"{api} {token}", BotInterval),
    ];

    // Persons have positive numbers; what has a negative one, or a public name to which a bot may write, is a group or a channel.
    private static bool IsGroup(string chat) => chat.StartsWith('-') || chat.StartsWith('@');

    [GeneratedRegex(@"\A[0-9]+:[A-Za-z0-9_-]+\z")]
    private static partial Regex Token();
}
