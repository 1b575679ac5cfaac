using System.Globalization;
using System.Text;

namespace FeedMonitor.Benchmarks.Cleaning;

/// <summary>Pages as news sites make them, always the same: menus, metadata, an article with what stands in it, teasers, comments, notices.</summary>
internal static class SamplePages
{
    private static readonly string[] Words =
        "the of cargo harbour office permit inspectors customs register licence drums engines tools ship record week minister route border depot papers officials said".Split(' ');

    /// <summary>Short notices, articles, long reads, and pages where the article is the smaller part.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Page(1, paragraphs: 6, links: 120, teasers: 12, comments: 0, scripts: 15),
        Page(2, paragraphs: 15, links: 200, teasers: 30, comments: 0, scripts: 40),
        Page(3, paragraphs: 25, links: 250, teasers: 40, comments: 15, scripts: 60),
        Page(4, paragraphs: 60, links: 300, teasers: 40, comments: 0, scripts: 60),
        Page(5, paragraphs: 10, links: 400, teasers: 80, comments: 60, scripts: 80),
    ];

    /// <summary>A page as lines without markup, over and over, of so many letters.</summary>
    public static string Lines(int letters)
    {
        var random = new Random(6);
        var text = new StringBuilder(letters + 1_000);
        while (text.Length < letters)
        {
            text.Append(CultureInfo.InvariantCulture, $"Menu item\nSee also: {Sentence(random, 6)}\n{Paragraph(random)}\n14 May 2026\n{Paragraph(random)}\nLeave a comment\n");
        }

        return text.ToString();
    }

    private static string Page(int seed, int paragraphs, int links, int teasers, int comments, int scripts)
    {
        var random = new Random(seed);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        var title = Sentence(random, 9);
        html.Append(CultureInfo.InvariantCulture, $"<title>{title} | The Ledger</title><meta property=\"og:title\" content=\"{title}\"><meta property=\"article:published_time\" content=\"2026-05-14T08:15:00Z\">");
        html.Append(CultureInfo.InvariantCulture, $"<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{title}\",\"datePublished\":\"2026-05-14T08:15:00Z\"}}</script>");
        for (var i = 0; i < scripts; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<script>window.parts=window.parts||[];window.parts.push({{id:{i},name:\"{Text(random, 30)}\",on:true}});</script><style>.part-{i}{{display:flex;margin:0 auto}}</style>");
        }

        html.Append("</head><body class=\"page has-sidebar\"><header class=\"site-header\"><nav class=\"main-nav\"><ul>");
        Links(html, random, links / 2);
        html.Append(CultureInfo.InvariantCulture, $"</ul></nav></header><main><article class=\"story\"><h1>{title}</h1><div class=\"byline\">By our trade desk</div><time datetime=\"2026-05-14\">14 May 2026</time><div class=\"story-body\">");
        for (var i = 0; i < paragraphs; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"text\">{Paragraph(random)}</p>\n");
            html.Append(i % 6 == 2 ? $"<figure><img src=\"p{i}.jpg\" alt=\"\"><figcaption>{Sentence(random, 8)}</figcaption></figure>" : "");
            html.Append(i % 8 == 4 ? $"<h2>{Sentence(random, 4)}</h2>" : "");
            html.Append(i % 7 == 5 ? $"<div class=\"related-box\"><a href=\"/story/{i}\">{Sentence(random, 9)}</a></div>" : "");
        }

        html.Append("</div><div class=\"share-bar\"><a href=\"#\">Share</a><a href=\"#\">Copy link</a></div></article><aside class=\"sidebar\">");
        for (var i = 0; i < teasers; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"teaser\"><a href=\"/story/{i}\"><h3>{Sentence(random, 8)}</h3></a><p>{Sentence(random, 20)}</p></div>");
        }

        html.Append("</aside><section id=\"comments\">");
        for (var i = 0; i < comments; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"comment\"><b>reader{i}</b><p>{Paragraph(random)}</p></div>");
        }

        html.Append("</section></main><footer class=\"site-footer\"><ul>");
        Links(html, random, links / 2);
        return html.Append("</ul><p>© 2026 The Ledger. All rights reserved.</p></footer><div class=\"cookie-banner\"><p>We use cookies to count our readers.</p><button>Accept</button></div></body></html>").ToString();
    }

    private static void Links(StringBuilder html, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"menu-item\"><a href=\"/section/{i}\">{Text(random, 2)}</a></li>");
        }
    }

    private static string Paragraph(Random random)
    {
        var sentences = Enumerable.Range(0, 3).Select(_ => Sentence(random, 14) + ".").ToArray();
        return $"{sentences[0]} {sentences[1][..^1]}, <a href=\"/topic\">{Text(random, 2)}</a>. {sentences[2]}";
    }

    private static string Sentence(Random random, int words)
    {
        var text = Text(random, words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
