using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Pipeline;

/// <summary>What is kept. Section <c>History</c> of the settings.</summary>
public sealed class HistoryOptions
{
    /// <summary>Days for which cleaned items are kept, and what became of alerts of feeds in trouble: 1 to 3,650, default 90.</summary>
    [Range(1, 3_650)]
    public int RetentionDays { get; set; } = 90;
}
