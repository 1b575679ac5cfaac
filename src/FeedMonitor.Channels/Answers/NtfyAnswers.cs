using FeedMonitor.Channels.Services;

namespace FeedMonitor.Channels.Answers;

/// <summary>Reads what ntfy says: <c>{"code","http","error"}</c> (https://github.com/binwiederhier/ntfy/blob/main/server/errors.go). What it says with 401, 403, 404 and 429 is told by the status.</summary>
internal static class NtfyAnswers
{
    private static readonly RefusalWords Codes = new(
        ofAlert: ["40011", "40017", "40024", "41301", "41303"], // no UTF-8, no JSON of a message, no JSON, too large an attachment, too large a body
        ofChannel: ["40007", "40009", "40010"]); // an invalid priority, an invalid topic, a topic that is not allowed

    /// <summary>What an answer says.</summary>
    public static ServiceComplaint Read(string body)
    {
        var answer = ServiceJson.Object(body);
        return new ServiceComplaint(ServiceJson.Text(answer, "error"), Concern: Codes.Of(answer?["code"]?.ToString()));
    }
}
