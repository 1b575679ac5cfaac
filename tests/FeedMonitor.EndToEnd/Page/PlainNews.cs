using FeedMonitor.Testing;

namespace FeedMonitor.EndToEnd.Page;

/// <summary>News that means no harm: two stories with watched words, one without.</summary>
internal static class PlainNews
{
    /// <summary>The words of the sample that stand in the article and nowhere else.</summary>
    public const string Word = "nitrocellulose";

    /// <summary>Its items, with links to the site that serves them.</summary>
    public static IReadOnlyList<Story> Of(LoopbackServer server) =>
    [
        new(SamplePage.Aggregator.Title, server.Url("/news/coaster"), SamplePage.Aggregator.Text),
        new("Toolmaker denies detour of lathes", server.Url("/news/lathes"),
            "<p>A maker of machine tools said on Tuesday that none of its five-axis lathes had left the country without a licence.</p><p>The customs office had asked for the papers of eleven crates.</p>"),
        new("Ferry timetable for the winter", server.Url("/news/ferry"), "<p>From Sunday the last ferry to the island leaves an hour earlier.</p>"),
    ];
}
