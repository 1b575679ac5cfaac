using AngleSharp.Html.Dom;

namespace FeedMonitor.Cleaning.Metadata;

/// <summary>The places in which a page tells of itself, read once.</summary>
internal sealed record PageSource(IHtmlDocument Document, MetaTags Tags, StructuredData Data);
