using FeedMonitor.Channels.Services;

namespace FeedMonitor.Channels.Answers;

/// <summary>Reads what Discord says: <c>{"code","message","retry_after"}</c> (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).</summary>
internal static class DiscordAnswers
{
    private static readonly RefusalWords Codes = new(
        ofAlert:
        [
            "20009", // explicit content
            "50006", // an empty message
            "50035", // an invalid form body
            "200000", "200001", "240000", // blocked by automatic moderation, by the filter of harmful links
        ],
        ofChannel:
        [
            "10003", "10015", "10016", // an unknown channel (or thread), webhook, webhook service
            "50001", "50013", "50027", // no access, no permission, an invalid webhook token
            "50024", "40058", // not on a channel of this type, not in a forum but in a thread of it
            "50083", "220001", "220003", // the thread is archived, a forum needs a thread, a channel without threads
        ]);

    /// <summary>What an answer says.</summary>
    public static ServiceComplaint Read(string body)
    {
        var answer = ServiceJson.Object(body);
        return new ServiceComplaint(ServiceJson.Text(answer, "message"), ServiceJson.Seconds(answer, "retry_after"), Codes.Of(answer?["code"]?.ToString()));
    }
}
