namespace FeedMonitor.Web.Api.Hits;

/// <summary>A feed as views of its items name it.</summary>
internal sealed record FeedPart(string Id, string Title, string Url);
