using System.Text;
using CsCheck;
using FeedMonitor.Items;

namespace FeedMonitor.Cleaning;

/// <summary>What holds of cleaning on pages and texts of any composition.</summary>
public sealed class CleaningPropertiesTests
{
    private static readonly string[] Paragraphs =
    [
        "The depot at Sarn Gate has found 140 files that were opened but never closed, an internal review says.",
        "Until they have been reconciled, every lorry is to be stamped in the presence of two officers at the gate, and hauliers are told to bring all their papers.",
        "See also how the clerk put it: the depot uses cookies only as sweets for its drivers, its comments are closed, and the newsletter of the customs office, which Akismet never read, has been kept in a drawer since the winter.",
        "Підприємство закупило верстати, які не можна вивозити без дозволу, повідомили в митній службі у четвер ввечері.",
        "工作母机被运走了，没有人知道去了哪里。海关人员说，登记册上的数字与院子里的卡车不符。",
        "قال المفتشون إن السجلات لا تتطابق مع عدد الشاحنات التي كانت في الساحة مساء الخميس الماضي.",
    ];

    private static readonly string[] Furniture =
    [
        "Home » Trade", "Menu", "Search", "By admin", "14 May 2026, 08:15", "Share this story", "See also: Two former mayors summoned", "Advertisement", "Leave a Comment", "You may also like",
        "This page uses cookies. Accept", "What the register shows", "Two mayors, one bridge", "Photo: Ledger archive", "相关阅读：两名前市长被传唤", "Читайте також: двох мерів", "12", "…", "- Nei!",
    ];

    private static readonly Gen<string[]> Lines = Gen.OneOf(Gen.OneOf(Paragraphs), Gen.OneOf(Furniture)).Array[0, 25];

    private static readonly Gen<string> Words = Gen.OneOf(
        "depot", "the", "of", "cookies", "newsletter", "comments", "subscribe", "Akismet", "privacy policy", "see also", "share this", "getty images", "верстати", "реклама", "advertisement", "foto:");

    [Fact]
    public void To_clean_the_article_again_under_its_title_keeps_the_very_same_paragraphs() =>
        Gen.Select(Lines, Gen.Bool, Gen.Bool).Sample((lines, isHtml, isTitled) =>
        {
            var once = Clean(lines, isHtml, isTitled);

            var again = Cleaner.Clean(new FeedItem { Title = once.Title, Content = once.ArticleText });

            Assert.Equal(Article(once), Article(again));
        }, iter: 500);

    [Fact]
    public void No_list_of_words_silences_a_long_paragraph_that_ends_like_a_sentence() =>
        Gen.Select(Words.Array[40, 60], Gen.Int[0, 2], Gen.Bool).Sample((words, place, isHtml) =>
        {
            var paragraph = $"See also {string.Join(' ', words)}.";
            List<string> lines = [Paragraphs[0], Paragraphs[1]];
            lines.Insert(place, paragraph);

            Assert.Contains(paragraph, Article(Clean([.. lines], isHtml, isTitled: true)));
        }, iter: 300);

    [Fact]
    public void Every_offset_lies_in_the_shown_text_and_nothing_of_a_plain_text_is_lost() =>
        Lines.Sample(lines =>
        {
            var text = Clean(lines, isHtml: false, isTitled: false);

            Assert.All(text.Blocks, block => Assert.Equal(block.Text, text.Shown.Substring(block.Start, block.Text.Length)));
            Assert.Equal(lines, text.Blocks.Select(block => block.Text));
        }, iter: 300);

    private static CleanText Clean(string[] lines, bool isHtml, bool isTitled)
    {
        var text = isHtml
            ? lines.Aggregate(new StringBuilder("<div>"), (html, line) => html.Append("<p>").Append(line).Append("</p>")).Append("</div>").ToString()
            : string.Join("\n\n", lines);
        return isTitled ? Cleaner.Clean(new FeedItem { Title = "Depot checked", Content = text }) : Cleaner.Clean(text);
    }

    private static IEnumerable<string> Article(CleanText text) => text.Blocks.Where(block => block.Zone is Zone.Lead or Zone.Body).Select(block => block.Text);
}
