using System.ComponentModel.DataAnnotations;
using FeedMonitor.Feeds;

namespace FeedMonitor.Pipeline.FullText;

/// <summary>How the pages of articles are fetched. Section <c>FullText</c> of the settings.</summary>
public sealed class FullTextOptions
{
    /// <summary>What holds for feeds that say nothing themselves: <c>Auto</c>, <c>Never</c> or <c>Always</c>, default <c>Auto</c>.</summary>
    [EnumDataType(typeof(FullTextPolicy))]
    public FullTextPolicy Policy { get; set; } = FullTextPolicy.Auto;

    /// <summary>The most pages that one poll of a feed fetches: 1 to 100, default 20. The other items are known by their summaries.</summary>
    [Range(1, 100)]
    public int PagesPerPoll { get; set; } = 20;
}
