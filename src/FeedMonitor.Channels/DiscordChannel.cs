using System.Text.Json.Nodes;
using FeedMonitor.Alerts;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Answers;
using FeedMonitor.Channels.Formatting;
using FeedMonitor.Channels.Services;
using FeedMonitor.Configuration;

namespace FeedMonitor.Channels;

/// <summary>Writes alerts as an embed of Discord (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).</summary>
internal static class DiscordMessage
{
    /// <summary>UTF-16 units that an embed's description takes.</summary>
    public const int LongestDescription = 4_096;

    /// <summary>UTF-16 units that an embed's title takes.</summary>
    public const int LongestTitle = 256;

    // Headline and source are told whatever they take: so that the proof has room, no piece takes half of all.
    private const int LongestPiece = 1_800;

    /// <summary>The payload of a webhook. It mentions nobody, whatever stands in it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="template">The operator's own words for it, or null.</param>
    public static JsonObject Of(AlertMessage message, MessageTemplate? template)
    {
        var body = Chosen(message).Where(piece => piece.Length > 0);
        var embed = new JsonObject
        {
            ["title"] = DiscordMarkdown.Instance.Write(MessagePieces.Of(message)[0].WithoutLinks(), LongestTitle),
            ["description"] = template?.WriteWithin(message, text => text.Length, LongestDescription) ?? string.Join("\n\n", body),
        };
        if (message.Link is { } link)
        {
            embed["url"] = link;
        }

        return new JsonObject { ["embeds"] = new JsonArray(embed), ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
    }

    /// <summary>How many hits of a digest its message names, from the first on.</summary>
    public static int NamedIn(AlertMessage message) => Chosen(message).Named;

    private static ChosenPieces<string> Chosen(AlertMessage message) => PieceChoice.Of(message, Written, piece => piece.Length + 2, LongestDescription);

    // The heading is the embed's title.
    private static string Written(MessagePiece piece) => piece.Role == PieceRole.Heading ? "" : DiscordMarkdown.Instance.Write(piece, LongestPiece);
}

/// <summary>The kind <c>discord</c>: <c>url</c>, the address of a webhook, and <c>thread</c>, the id of a thread.</summary>
internal sealed class DiscordKind(ServicePosts posts, TemplateFallbacks templates) : IChannelKind
{
    // Discord tells its limits with each answer; this spares a channel's usual ones, 30 messages a minute.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const string Name = "discord";

    public string Kind => Name;

    public IReadOnlyList<string> Settings => ["url", "thread", TemplateFile.Setting];

    public IChannel Create(ChannelDefinition definition)
    {
        var url = definition.Address("url");
        var template = templates.Watched(TemplateFile.Of(definition, DiscordMarkdown.Instance), definition.Id);

        // Asked to wait, Discord answers when the message is kept, and says what is wrong with it.
        var query = ThreadOf(definition) is { } thread ? $"?wait=true&thread_id={thread}" : "?wait=true";
        return new JsonChannel(definition.Id, Name, posts.To(new UriBuilder(url) { Query = query }.Uri, Interval, DiscordAnswers.Read), template, DiscordMessage.Of) { Named = DiscordMessage.NamedIn };
    }

    private static string? ThreadOf(ChannelDefinition definition) =>
        definition.Settings.GetValueOrDefault("thread") is not { } setting ? null
        : setting.Value.All(char.IsAsciiDigit) ? setting.Value
        : throw definition.Wrong(setting, "thread", "the number of a thread");
}
