using System.Text;
using CsCheck;
using FeedMonitor.Configuration;
using FeedMonitor.Testing;

namespace FeedMonitor.Feeds.Lists;

public sealed class OpmlEditTests
{
    private const string Kept = """
        <?xml version='1.0'?>
        <?xml-stylesheet href='a.xsl'?>
        <!-- <outline xmlUrl='https://commented.example/'/> -->
        <opml  version = "2.0" xmlns:x='urn:x'>
        <head><title>Mine &#38; yours</title><expansionState>1,2</expansionState></head>
          <body>
            <outline text='World'   x:colour="red" title="W">
              <outline type="rss" text="A &gt; B" xmlUrl='https://a.example/?x=1&amp;y=2' note="keep&#10;me" /> <!-- why A -->

              <outline text="Empty"/>
              <x:extra><![CDATA[<outline xmlUrl="https://data.example/"/>]]></x:extra>
            </outline>
            <outline text="B" xmlUrl="https://b.example/"
                     htmlUrl="https://b.example/"></outline>
            <!-- the end -->
          </body>
        </opml>
        """;

    [Theory]
    [InlineData("", "    <!-- the end -->\n", "    <!-- the end -->\n    {0}\n")]
    [InlineData("World", "</x:extra>\n", "</x:extra>\n      {0}\n")]
    [InlineData("World/Empty", "<outline text=\"Empty\"/>\n", "<outline text=\"Empty\">\n        {0}\n      </outline>\n")]
    [InlineData("World/Trade/Sea", "</x:extra>\n", "</x:extra>\n      <outline text=\"Trade\">\n        <outline text=\"Sea\">\n          {0}\n        </outline>\n      </outline>\n")]
    [InlineData("New", "    <!-- the end -->\n", "    <!-- the end -->\n    <outline text=\"New\">\n      {0}\n    </outline>\n")]
    public void A_feed_is_added_at_the_end_of_its_group_and_looks_like_the_rest(string groups, string before, string after)
    {
        const string Outline = "<outline type=\"rss\" text=\"N &amp; &quot;M&quot;\" xmlUrl=\"https://new.example/?a&amp;b\"/>";

        var added = Add(Kept, Feed("https://new.example/?a&b", "N & \"M\"", groups));

        Assert.Equal(Kept.Replace(before, string.Format(after, Outline), StringComparison.Ordinal), added);
    }

    [Theory]
    [InlineData("https://a.example/?x=1&y=2", "<outline type=\"rss\" text=\"A &gt; B\" xmlUrl='https://a.example/?x=1&amp;y=2' note=\"keep&#10;me\" />")]
    [InlineData("https://b.example/", "\n    <outline text=\"B\" xmlUrl=\"https://b.example/\"\n             htmlUrl=\"https://b.example/\"></outline>")]
    public void A_feed_is_removed_and_nothing_else(string url, string outline) =>
        Assert.Equal(Kept.Replace(outline, "", StringComparison.Ordinal), Remove(Kept, url));

    [Theory]
    [InlineData("<opml><body></body></opml>", "<opml><body>{0}</body></opml>")]
    [InlineData("<opml><body/></opml>", "<opml><body>{0}</body></opml>")]
    [InlineData("<opml>\n  <body />\n</opml>", "<opml>\n  <body>\n    {0}\n  </body>\n</opml>")]
    [InlineData("<opml>\n<body>\n  <outline text='x'/></body></opml>", "<opml>\n<body>\n  <outline text='x'/>{0}</body></opml>")]
    [InlineData("<opml>\n<body>\n  <!-- x --></body></opml>", "<opml>\n<body>\n  <!-- x -->{0}</body></opml>")]
    [InlineData("<opml>\r\n\t<body>\r\n\t</body>\r\n</opml>", "<opml>\r\n\t<body>\r\n\t\t{0}\r\n\t</body>\r\n</opml>")]
    [InlineData("<opml>\n<body></body></opml>", "<opml>\n<body>\n  {0}\n</body></opml>")]
    [InlineData("<opml>\n<body><outline text='x'/>\n</body></opml>", "<opml>\n<body><outline text='x'/>{0}\n</body></opml>")]
    public void A_list_of_any_layout_takes_a_feed(string text, string expected) =>
        Assert.Equal(string.Format(expected, "<outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/>"), Add(text, Feed("https://n.example/", "N", "")));

    [Fact]
    public void What_is_added_to_a_body_or_group_that_is_not_empty_and_removed_again_leaves_the_text_as_it_was()
    {
        // An empty one stays open, its end tag on a line of its own: nobody remembers how it was.
        var newLines = Gen.OneOf("\n", "\r\n", "\r");
        var indents = Gen.OneOf("", "  ", "\t", "    ");
        var lines = Gen.OneOf(
            "<outline text='G'>", "</outline>", "<!-- note <b> -->", "<outline xmlUrl='https://x.example/{0}' text='Ж'/>", "", "<other a='>'/>", "<outline\ttext=\"&#1046;\"></outline>", "text").Array[0, 12];
        Gen.Select(newLines, indents, lines, Gen.OneOf("", "", " ", null!)).Sample((newLine, indent, parts, beforeEnd) =>
        {
            var open = 0;
            var body = new List<string>();
            foreach (var (part, i) in parts.Select((part, i) => (part, i)))
            {
                if (part != "</outline>" || open > 0)
                {
                    open += part == "</outline>" ? -1 : part == "<outline text='G'>" ? 1 : 0;
                    body.Add(indent + string.Format(part, i));
                }
            }

            body.AddRange(Enumerable.Repeat(indent + "</outline>", open));

            // The end tag stands on its own line, or directly behind what is last.
            var end = $"{(beforeEnd is null || parts.All(string.IsNullOrEmpty) ? newLine : beforeEnd)}</body>";
            var text = $"<opml>{newLine}<body>{newLine}{string.Join(newLine, body)}{end}{newLine}</opml>";
            foreach (var groups in (string[])["", "G"])
            {
                // A group that is there stays open; one that is new stays behind, empty.
                if (groups.Length == 0 || OpmlDocument.Parse(text).Body.Children.Any(child => child.Label() == "G"))
                {
                    Assert.Equal(text, Remove(Add(text, Feed("https://n.example/", "N", groups)), "https://n.example/"));
                }
            }
        });
    }

    [Theory]
    [InlineData("windows-1251", "<?xml version='1.0' encoding='windows-1251'?>", false)]
    [InlineData("utf-8", "", true)]
    [InlineData("utf-16", "<?xml version='1.0' encoding='utf-16'?>", true)]
    [InlineData("utf-16BE", "", true)]
    public void A_file_keeps_its_encoding_and_its_mark(string name, string prolog, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "feeds.opml");
        byte[] Bytes(string outlines) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes($"{prolog}<opml><body><outline text='Світ'/>{outlines}</body></opml>")];
        File.WriteAllBytes(path, Bytes(""));

        var list = FeedListFile.Open(path);
        Assert.True(list.TrySave(list.With([new ListEntry(Feed("https://n.example/", "日本", ""))])));

        Assert.Equal(Bytes($"<outline type=\"rss\" text=\"{(name == "windows-1251" ? "&#26085;&#26412;" : "日本")}\" xmlUrl=\"https://n.example/\"/>"), File.ReadAllBytes(path));
        Assert.Equal("日本", FeedListFile.Open(path).Feeds[0].Feed.Title);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_not_overwritten()
    {
        using var folder = new TempFolder();
        var path = folder.Write("feeds.opml", "<opml><body/></opml>");
        var list = FeedListFile.Open(path);
        folder.Write("feeds.opml", "<opml><body></body></opml>");

        Assert.False(list.TrySave(list.With([new ListEntry(Feed("https://n.example/", "N", ""))])));

        Assert.Equal("<opml><body></body></opml>", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Many_groups_of_a_large_list_take_feeds_at_once()
    {
        var text = $"<opml>\n<body>\n{string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<outline text='G{i}' note='{new string('x', 1_000)}'>\n</outline>\n"))}</body>\n</opml>";
        var document = OpmlDocument.Parse(text);
        var entries = Enumerable.Range(0, 3_000).Select(i => new ListEntry(Feed($"https://a.example/{i}", "A", $"G{i}"))).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var added = OpmlEdit.Add(document, entries);

        // A copy of the text for each group would be twenty gigabytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.Equal(entries.Select(entry => entry.Feed.Groups[0]), OpmlDocument.Parse(added).Body.Descendants().Where(outline => outline.Text("xmlUrl") is not null).Select(outline => outline.Groups()[0]));
    }

    [Fact]
    public void A_group_is_found_again_whatever_white_space_its_name_has_and_whatever_stands_around_it()
    {
        const string Text = "<opml><body><outline><outline type='rss' text='A  b&#10;c'><outline text='x'/></outline></outline></body></opml>";

        Assert.Equal(
            Text.Replace("<outline text='x'/>", "<outline text='x'/><outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/>", StringComparison.Ordinal),
            Add(Text, Feed("https://n.example/", "N", "A b c")));
    }

    private static Feed Feed(string address, string title, string groups)
    {
        var url = FeedUrl.Parse(address);
        return new Feed(FeedId.Of(url), url, title, null, groups.Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Add(string text, Feed feed) => OpmlEdit.Add(OpmlDocument.Parse(text), [new ListEntry(feed)]);

    private static string Remove(string text, string url)
    {
        var document = OpmlDocument.Parse(text);
        return OpmlEdit.Remove(document, document.Body.Descendants().Single(outline => outline.Text("xmlUrl") == url));
    }
}
