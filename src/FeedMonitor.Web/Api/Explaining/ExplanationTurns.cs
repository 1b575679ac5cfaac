namespace FeedMonitor.Web.Api.Explaining;

/// <summary>Turns of explanations: each holds a core, of which the monitor may have two, and most take no time.</summary>
internal sealed class ExplanationTurns() : Turns("explanations", mostAtOnce: 1, mostWaiting: 4);
