using System.Text.RegularExpressions;
using FeedMonitor.Channels.Services;

namespace FeedMonitor.Channels.Answers;

/// <summary>Reads what an incoming webhook of Slack says: one word as plain text (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors).</summary>
internal static partial class SlackAnswers
{
    private static readonly RefusalWords Words = new(
        ofAlert: ["invalid_payload", "invalid_blocks", "invalid_blocks_format", "no_text", "missing_text_or_fallback_or_attachments", "too_many_attachments", "msg_too_long", "msg_blocks_too_long"],
        ofChannel:
        [
            "channel_not_found", "channel_is_archived", "no_service", "no_service_id", "no_active_hooks", "no_team", "team_disabled", "invalid_token", "action_prohibited",
            "posting_to_general_channel_denied", "user_not_found",
        ]);

    /// <summary>What an answer says. Anything but a word is not Slack's.</summary>
    public static ServiceComplaint Read(string body) => ErrorWord().IsMatch(body) ? new ServiceComplaint(body.Trim(), Concern: Words.Of(body)) : ServiceComplaint.None;

    [GeneratedRegex(@"\A[a-z_]{3,60}\s*\z")]
    private static partial Regex ErrorWord();
}
