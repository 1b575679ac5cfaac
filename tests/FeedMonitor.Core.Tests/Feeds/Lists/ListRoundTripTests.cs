using System.Security;
using System.Text;
using CsCheck;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;

namespace FeedMonitor.Feeds.Lists;

public sealed class ListRoundTripTests
{
    private static readonly Gen<string> Words = Gen.OneOf("News", "Ünited & <b", "日本 \"quoted\"", "it's", "a/b, c");

    private static readonly Gen<(string Name, string Value)[]> Attributes = Gen.Select(
        Gen.OneOf("type", "description", "language", "category", "version", "created", "fullText", "isComment", "own.name"),
        Gen.OneOf(Words, Gen.OneOf("two\nlines\tor so", "", "2.0")),
        (name, value) => (name, name == "fullText" ? "never" : value)).Array[0, 5];

    private static readonly Gen<(string[] Groups, string? Text, string? Title, bool HasSite, (string Name, string Value)[] Attributes)[]> Lists = Gen.Select(
        Gen.OneOf("World", "Trade", "Ж & Ü", "a / b").Array[0, 4], Words.Null(), Words.Null(), Gen.Bool, Attributes).Array[0, 12];

    [Fact]
    public void What_is_exported_and_imported_into_an_empty_list_is_the_same_list() => Lists.Sample(list =>
    {
        using var folder = new TempFolder();
        var original = FeedListFile.Open(folder.Write("feeds.opml", $"<?xml version='1.0' encoding='utf-8'?><opml version='2.0'><body>\n<outline text='G'><outline xmlUrl='https://g.example/'/></outline>{string.Concat(list.Select(Outline))}\n</body></opml>"));
        var imported = FeedImport.Read(Encoding.UTF8.GetBytes(original.Utf8Text));
        Assert.Empty(imported.Skipped);

        var empty = FeedListFile.OpenOrNew(Path.Combine(folder.Path, "empty.opml"));
        Assert.True(empty.TrySave(empty.With(imported.Entries)));

        var copy = FeedListFile.Open(empty.Path);
        Assert.Equal(ByGroup(original), ByGroup(copy));
        Assert.Equal(ByGroup(copy), ByGroup(FeedListFile.Open(folder.Write("again.opml", copy.Utf8Text))));
    }, iter: 200, threads: 1);

    [Fact]
    public void An_export_is_the_text_of_the_list_with_a_declaration_that_is_true()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var folder = new TempFolder();
        const string Text = "<?xml version='1.0' encoding='{0}' standalone='yes'?>\r\n<!-- мій --><opml><head><title>encoding='x'</title></head><body/></opml>";
        var path = Path.Combine(folder.Path, "feeds.opml");
        foreach (var name in (string[])["windows-1251", "utf-16"])
        {
            File.WriteAllText(path, string.Format(Text, name), Encoding.GetEncoding(name));
            Assert.Equal(string.Format(Text, "utf-8"), FeedListFile.Open(path).Utf8Text);
        }

        foreach (var text in (string[])[string.Format(Text, "UTF-8"), "<opml><body/></opml>"])
        {
            File.WriteAllText(path, text);
            Assert.Equal(text, FeedListFile.Open(path).Utf8Text);
        }
    }

    private static string Outline((string[] Groups, string? Text, string? Title, bool HasSite, (string Name, string Value)[] Attributes) feed, int i)
    {
        var attributes = feed.Attributes.DistinctBy(attribute => attribute.Name).Select(attribute => Attribute(attribute.Name, attribute.Value));
        var outline = $"<outline{Attribute("text", feed.Text)}{Attribute("title", feed.Title)} xmlUrl='https://a.example/?n={i}&amp;x'{(feed.HasSite ? " htmlUrl='https://a.example/'" : "")}{string.Concat(attributes)}/>";
        return feed.Groups.Reverse().Aggregate(outline, (inner, group) => $"<outline{Attribute("text", group)}>{inner}</outline>\n");
    }

    private static string Attribute(string name, string? value) =>
        value is null ? "" : $" {name}='{SecurityElement.Escape(value).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal)}'";

    private static string[] ByGroup(FeedListFile list) =>
        [.. list.Feeds.GroupBy(listed => string.Join('|', listed.Feed.Groups)).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group).Select(Described)];

    // A title stands in text, if only one of the two is there; a feed that has no type gets one.
    private static string Described(ListedFeed listed)
    {
        var (feed, outline) = listed;
        var others = outline.Attributes.Where(attribute => attribute.Key is not ("text" or "title" or "xmlUrl" or "htmlUrl" or "fullText" or "type")).OrderBy(attribute => attribute.Key, StringComparer.Ordinal);
        return $"{string.Join('|', feed.Groups)} {feed.Url} {feed.Title} {feed.SiteUrl} {feed.FullText} {outline.Label() ?? feed.Url.Value} {outline.Raw("type") ?? "rss"} {string.Join(' ', others)}";
    }
}
