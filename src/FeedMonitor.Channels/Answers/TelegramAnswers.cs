using System.Text.Json.Nodes;
using FeedMonitor.Channels.Services;

namespace FeedMonitor.Channels.Answers;

/// <summary>
/// Reads what Telegram says: <c>{"ok","error_code","description","parameters"}</c> (https://core.telegram.org/bots/api#making-requests). The descriptions are in no list; these are what
/// the published server says (https://github.com/tdlib/telegram-bot-api) and what it hands on from Telegram's API in capitals (https://core.telegram.org/method/messages.sendMessage#possible-errors).
/// </summary>
internal static class TelegramAnswers
{
    private static readonly RefusalWords Words = new(
        ofAlert: ["can't parse entities", "message text is empty", "message is too long", "text is too long", "MESSAGE_TOO_LONG", "MESSAGE_EMPTY", "ENTITY_BOUNDS_INVALID", "ENTITIES_TOO_LONG"],
        ofChannel:
        [
            "chat not found", "chat_id is empty", "user not found", "message thread not found", "group chat was upgraded", "group chat was deactivated", "group chat was deleted",
            "not enough rights", "have no rights", "need administrator rights", "bot was kicked", "bot was blocked", "bot is not a member", "bot can't initiate conversation",
            "bot can't send messages", "user is deactivated", "CHAT_WRITE_FORBIDDEN", "CHAT_ADMIN_REQUIRED", "CHAT_RESTRICTED", "CHAT_SEND_PLAIN_FORBIDDEN", "CHANNEL_PRIVATE",
            "PEER_ID_INVALID", "USER_BANNED_IN_CHANNEL", "USER_IS_BLOCKED", "TOPIC_CLOSED", "TOPIC_DELETED",
        ]);

    /// <summary>What an answer says.</summary>
    public static ServiceComplaint Read(string body)
    {
        var answer = ServiceJson.Object(body);
        var description = ServiceJson.Text(answer, "description");
        var parameters = answer?["parameters"] as JsonObject;

        // A group that became a supergroup has another number; nobody would find it without being told.
        var detail = parameters?["migrate_to_chat_id"] is JsonValue chat ? $"{description}; its number is now {chat}" : description;
        return new ServiceComplaint(detail, ServiceJson.Seconds(parameters, "retry_after"), Words.Of(description));
    }
}
