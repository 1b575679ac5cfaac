using FeedMonitor.Cleaning;
using FeedMonitor.Items;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Matching;

public sealed class WatchlistMatcherTests
{
    [Theory]
    [InlineData("nitrocellulose", "Traces of nitrocellulose.", "nitrocellulose")]
    [InlineData("nitrocellulose", "NITROCELLULOSE!", "NITROCELLULOSE")]
    [InlineData("nitrocellulose", "ni\u00ADtro\u00ADcellu\u200Blose", "ni\u00ADtro\u00ADcellu\u200Blose")]
    [InlineData("KYIV", "in Kyïv today", "Kyïv")]
    [InlineData("Kyi\u0308v", "in KYIV today", "KYIV")]
    [InlineData("елка", "Ёлка", "Ёлка")]
    [InlineData("\"machine tools\"", "five machine tools", "machine tools")]
    [InlineData("\"machine tools\"", "Machine-Tools", "Machine-Tools")]
    [InlineData("\"machine tools\"", "machine\u00A0tools", "machine\u00A0tools")]
    [InlineData("\"machine tools\"", "machine \n  tools", "machine \n  tools")]
    [InlineData("\"machine tools\"", "machine\u2011tools", "machine\u2011tools")]
    [InlineData("\"machine-tools\"", "machine tools", "machine tools")]
    [InlineData("\"תל אביב\"", "תל\u05BEאביב", "תל\u05BEאביב")]
    [InlineData("\"machine tools\"", "machine\u058Atools", "machine\u058Atools")]
    [InlineData("U.S.", "the U.S. officials", "U.S")]
    [InlineData("drone*", "Drones came", "Drones")]
    [InlineData("drone*", "a drone", "drone")]
    [InlineData("верстат*", "Верстатів", "Верстатів")]
    [InlineData("母机", "五台工作母机到了", "母机")]
    [InlineData("ドローン", "新型ドローンが", "ドローン")]
    [InlineData("รถถัง", "ขบวนรถถังมา", "รถถัง")]
    [InlineData("𠮷野", "新𠮷野家", "𠮷野")]
    [InlineData("\"a a\"", "a a", "a a")]
    public void A_term_is_found_where_it_stands(string term, string text, string found)
    {
        var match = Assert.Single(Match(text, term));

        Assert.Equal(found, text.Substring(match.Start, match.Length));
        Assert.Equal(term, match.Term.Text);
    }

    [Theory]
    [InlineData("arms", "alarms and firearms, armsman")]
    [InlineData("corruption", "corruptions")]
    [InlineData("drone*", "hydrone")]
    [InlineData("иод", "йод")]
    [InlineData("йод", "иод")]
    [InlineData("\"machine tools\"", "machine, tools")]
    [InlineData("\"machine tools\"", "machine. Tools")]
    [InlineData("\"machine tools\"", "tools machine")]
    [InlineData("\"machine tools\"", "machine and tools")]
    [InlineData("\"machine tools\"", "machine toolset")]
    [InlineData("\"machine tools\"", "machinetools")]
    [InlineData("\"machine tools\"", "machine")]
    [InlineData("か", "が")]
    public void A_term_is_not_found_in_other_words(string term, string text) => Assert.Empty(Match(text, term));

    [Theory]
    [InlineData("\"drone* strike\"", "Drones strike", "Drones strike")]
    [InlineData("\"drone* strike*\"", "drone-strikes", "drone-strikes")]
    [InlineData("\"the drone* strike\"", "the drones strike", "the drones strike")]
    public void A_prefix_may_stand_inside_a_phrase(string term, string text, string found) => A_term_is_found_where_it_stands(term, text, found);

    [Theory]
    [InlineData("ёлка", "ЕЛКА")]
    [InlineData("Øre", "ore")]
    [InlineData("đong", "ĐONG")]
    [InlineData("Łódź", "LODZ")]
    [InlineData("Ærø", "AERO")]
    [InlineData("Straße", "STRASSE")]
    public void Letters_without_a_decomposition_fold_by_a_fixed_table(string term, string text) => Assert.Single(Match(text, term));

    [Theory]
    [InlineData("istanbul")]
    [InlineData("ISTANBUL")]
    [InlineData("İstanbul")]
    [InlineData("ıstanbul")]
    public void All_four_letters_i_are_one(string term) => Assert.Equal(4, Match("İSTANBUL istanbul ISTANBUL ıstanbul", term).Count);

    [Theory]
    [InlineData("b\u0301c")]
    [InlineData("b\u00ADc")]
    [InlineData("b\u200Bc")]
    [InlineData("b\u200Cc")]
    [InlineData("b\u200Dc")]
    [InlineData("b\u2060c")]
    public void Marks_soft_hyphens_and_joiners_go_on_with_a_word_and_count_for_nothing(string text)
    {
        Assert.Single(Match(text, "bc"));
        Assert.Single(Match("bc", text));
        Assert.Empty(Match(text, "b"));
        Assert.Empty(Match(text, "c"));
    }

    [Theory]
    [InlineData("كتاب", "كِتَاب")]
    [InlineData("كتاب", "كتـــاب")]
    [InlineData("שלום", "שָׁלוֹם")]
    public void Vowel_points_of_Arabic_and_Hebrew_count_for_nothing(string term, string text) => Assert.Single(Match(text.Normalize(), term));

    [Theory]
    [InlineData("𠮷", "x𠮷y", 1)]
    [InlineData("𐐨𐐨", "a 𐐀𐐀 b", 2)]
    [InlineData("x", "😀x😀", 2)]
    public void Surrogate_pairs_are_characters(string term, string text, int start) => Assert.Equal(start, Assert.Single(Match(text, term)).Start);

    [Fact]
    public void A_pair_of_surrogates_does_not_part_a_word() => Assert.Empty(Match("𐐨a𐐨", "a"));

    [Theory]
    [InlineData("母机", "工作母 机")]
    [InlineData("母机", "母-机")]
    [InlineData("母机", "母，机")]
    [InlineData("รถถัง", "รถ ถัง")]
    [InlineData("ລົດ", "ລ ົດ")]
    [InlineData("រថ", "រ ថ")]
    public void What_is_written_without_space_is_not_found_across_one(string term, string text) => Assert.Empty(Match(text, term));

    [Theory]
    [InlineData("ລົດ", "ຂັບລົດໄປ")]
    [InlineData("រថ", "ខរថក")]
    [InlineData("母 机", "母机")]
    [InlineData("母机", "母\u200B机")]
    public void Scripts_without_spaces_are_searched_by_character(string term, string text) => Assert.Single(Match(text, term));

    [Theory]
    [InlineData("don't", "don’t")]
    [InlineData("don’t", "don't")]
    public void Both_apostrophes_are_one(string term, string text) => Assert.Single(Match(text, term));

    [Fact]
    public void Places_overlap() => Assert.Equal(
        [(0, 5), (0, 9), (0, 9), (6, 3), (6, 7), (10, 3)],
        Match("alpha abc abc", "alpha", "\"alpha abc\"", "\"alph* ab*\"", "abc", "\"abc abc\"").Select(match => (match.Start, match.Length)));

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void A_word_is_found_however_long_it_is_and_wherever_it_begins(int length)
    {
        var word = new string('b', length - 1) + "c";
        Assert.All(Enumerable.Range(0, 130), at =>
        {
            var text = string.Concat(Enumerable.Repeat("a ", at)) + word + " b";
            Assert.Equal([(at * 2, length), (at * 2, length)], Match(text, word, word[..^1] + "*").Select(match => (match.Start, match.Length)));
        });
    }

    [Fact]
    public void A_prefix_is_found_through_any_number_of_joiners() =>
        Assert.Single(Match("d" + new string('\u200D', 2_000) + "rones", "drone*"));

    [Fact]
    public void A_scan_allocates_nothing()
    {
        var compiled = WatchlistMatcher.Build([List("one", "drone", "dron*", "\"machine tools\"")]).Compiled;
        var scratch = new ScanScratch();
        var text = string.Concat(Enumerable.Repeat("Дроны и machine tools, 母机, Straße, a drone — ", 20));
        compiled.Scan(text, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();

        compiled.Scan(text, scratch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(60, scratch.Places.Count);
    }

    [Fact]
    public void A_hundred_thousand_terms_are_each_found()
    {
        string[] terms = [.. Enumerable.Range(0, 100_000).Select(i => (i % 3) switch { 0 => $"w{i}", 1 => $"\"v{i % 10} w{i} u{i % 7}\"", _ => $"p{i}x*" })];
        var scratch = new ScanScratch();

        WatchlistMatcher.Build([List("all", terms)]).Compiled.Scan(string.Join(". ", terms.Select(term => term.Trim('"').Replace("*", "yz", StringComparison.Ordinal))), scratch);

        // Every one once: the middle words of phrases are other numbers than the single words.
        Assert.Equal(terms.Order(StringComparer.Ordinal), scratch.Places.Select(place => terms[place.Term]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Places_come_in_reading_order_below_their_watchlists() => Assert.Equal(
        [("first", "\"machine tools\""), ("first", "drone"), ("second", "machine"), ("second", "tool*"), ("second", "drone")],
        WatchlistMatcher.Build([List("first", "drone", "\"machine tools\""), List("second", "tool*", "machine", "drone")])
            .Match(Text((Zone.Body, "Machine tools for a drone.")), ItemOrigin.Unknown)
            .SelectMany(match => match.Places.Select(place => (match.Watchlist.Id.Value, place.Term.Text))));

    [Fact]
    public void A_term_is_found_as_often_as_it_stands() => Assert.Equal([0, 6, 13], Match("drone drone, drone", "drone").Select(match => match.Start));

    [Theory]
    [InlineData(Zone.Headline, true)]
    [InlineData(Zone.Lead, true)]
    [InlineData(Zone.Body, true)]
    [InlineData(Zone.Related, false)]
    [InlineData(Zone.Navigation, false)]
    [InlineData(Zone.Byline, false)]
    [InlineData(Zone.Comments, false)]
    [InlineData(Zone.Consent, false)]
    [InlineData(Zone.Share, false)]
    [InlineData(Zone.Promo, false)]
    public void Only_the_article_is_matched(Zone zone, bool found)
    {
        var matches = PlacesOf(WatchlistMatcher.Build([List("one", "drone")]), Text((zone, "A drone.")));

        Assert.Equal(found ? [zone] : [], matches.Select(match => match.Zone));
    }

    [Fact]
    public void A_phrase_does_not_reach_from_one_block_into_the_next() =>
        Assert.Empty(PlacesOf(WatchlistMatcher.Build([List("one", "\"machine tools\"")]), Text((Zone.Lead, "The machine"), (Zone.Body, "tools came"))));

    [Fact]
    public void Places_count_in_the_shown_text_and_the_sentence_is_whole()
    {
        var text = Text((Zone.Headline, "Quay"), (Zone.Body, "Nothing was found. On Mr. Example’s quay stood machine tools. Nobody came."));

        var match = Assert.Single(PlacesOf(WatchlistMatcher.Build([List("one", "\"machine tools\"")]), text));

        Assert.Equal("machine tools", text.Shown.Substring(match.Start, match.Length));
        Assert.Equal("On Mr. Example’s quay stood machine tools.", match.Sentence);
    }

    [Fact]
    public void Without_watchlists_nothing_is_found() => Assert.Empty(WatchlistMatcher.Build([]).Match(Text((Zone.Body, "drone")), ItemOrigin.Unknown));

    [Fact]
    public void A_text_full_of_one_word_is_proved_by_its_first_places()
    {
        var places = Match(string.Concat(Enumerable.Repeat("drone and ", 20_000)), "drone");

        Assert.Equal(Enumerable.Range(0, ProofBounds.PlacesOfTerm).Select(i => i * 10), places.Select(place => place.Start));
    }

    internal static Watchlist List(string id, params string[] terms) => new(WatchlistId.Parse(id), id, [.. terms.Select(Term.Parse)], []);

    internal static CleanText Text(params (Zone Zone, string Text)[] parts)
    {
        var shown = string.Join("\n\n", parts.Select(part => part.Text));
        var start = 0;
        var blocks = new List<Block>();
        foreach (var part in parts)
        {
            blocks.Add(new Block(part.Zone, start, part.Text));
            start += part.Text.Length + 2;
        }

        return new CleanText("", shown, blocks);
    }

    private static IReadOnlyList<TermMatch> Match(string text, params string[] terms) => PlacesOf(WatchlistMatcher.Build([List("one", terms)]), Text((Zone.Body, text)));

    private static IReadOnlyList<TermMatch> PlacesOf(WatchlistMatcher matcher, CleanText text) => [.. matcher.Match(text, ItemOrigin.Unknown).SelectMany(match => match.Places)];
}
