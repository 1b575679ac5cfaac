using System.Text.Json.Nodes;
using FeedMonitor.Channels.Services;

namespace FeedMonitor.Channels.Answers;

/// <summary>
/// Reads what a workflow says that did not take a message: <c>{"error":{"code","message"}}</c>, as Azure Logic Apps answer, on which workflows run. One that was turned off, that
/// Microsoft suspended, or that was deleted is refused with 400 <c>WorkflowTriggerIsNotEnabled</c>; one that expects another body than ours, with 400 <c>TriggerInputSchemaMismatch</c>.
/// </summary>
internal static class TeamsAnswers
{
    private static readonly RefusalWords Words = new(
        ofAlert: ["RequestEntityTooLarge"],
        ofChannel: ["WorkflowTriggerIsNotEnabled", "WorkflowDisabled", "WorkflowNotFound", "WorkflowTriggerNotFound", "TriggerInputSchemaMismatch", "DirectApiAuthorizationRequired", "AuthorizationFailed"]);

    /// <summary>What an answer says.</summary>
    public static ServiceComplaint Read(string body)
    {
        var error = ServiceJson.Object(body)?["error"] as JsonObject;
        return new ServiceComplaint(ServiceJson.Text(error, "message"), Concern: Words.Of(ServiceJson.Text(error, "code")));
    }
}
