using CsCheck;

namespace FeedMonitor.Items;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://news.example/a")]
    [InlineData("https://www.news.example/a")]
    [InlineData("HTTPS://News.Example/a/")]
    [InlineData("  https://news.example/a#comments  ")]
    [InlineData("https://news.example:443/a")]
    [InlineData("http://news.example:80/a")]
    [InlineData("https://news.example/a?")]
    [InlineData("https://news.example/a?utm_source=rss&utm_medium=feed")]
    [InlineData("https://news.example/a?UTM_Source=rss&fbclid=Iw1")]
    [InlineData("https://news.example/a/?gclid=1&pk_campaign=2&mc_cid=3#top")]
    public void The_many_addresses_of_one_article_are_one(string link) => Assert.Equal("https://news.example/a", CanonicalUrl.Of(link));

    [Theory]
    [InlineData("https://news.example/a?id=1", "https://news.example/a?id=2")]
    [InlineData("https://news.example/a", "https://news.example/A")]
    [InlineData("https://news.example/a", "https://news.example/b")]
    [InlineData("https://news.example/a", "https://news.example:8443/a")]
    [InlineData("https://de.news.example/a", "https://news.example/a")]
    [InlineData("https://news.example/a?utm=1", "https://news.example/a")]
    public void Different_articles_stay_different(string one, string other) => Assert.NotEqual(CanonicalUrl.Of(one), CanonicalUrl.Of(other));

    [Fact]
    public void The_order_of_parameters_does_not_count() =>
        Assert.Equal(CanonicalUrl.Of("https://news.example/?b=2&a=1&utm_term=x"), CanonicalUrl.Of("https://news.example/?a=1&&b=2"));

    [Theory]
    [InlineData("http://київ.example/новини", "https://xn--b1alf1j.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8")]
    [InlineData("http://bücher.example/ä", "http://xn--bcher-kva.example/%C3%A4")]
    public void Letters_and_their_codes_are_one(string letters, string codes) => Assert.Equal(CanonicalUrl.Of(codes), CanonicalUrl.Of(letters));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("news.example/a")]
    [InlineData("mailto:desk@news.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://news.example/a")]
    [InlineData("http://")]
    [InlineData("http://xn--a-é/")]
    [InlineData("http://\u00AD.com/")]
    public void What_is_no_address_of_the_web_has_no_form(string? link) => Assert.Null(CanonicalUrl.Of(link));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Select(AnyOf("", "http://", "https://xn--", "http://[", "https://a."), AnyText.UpTo(40), AnyOf("", "/?", "/%", ":1/"), AnyText.UpTo(40))
            .Sample((scheme, host, middle, rest) => _ = CanonicalUrl.Of(scheme + host + middle + rest), iter: 3_000);

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself()
    {
        var word = Gen.Char["abcXYZ012-_.~%é/"].Array[0, 8].Select(letters => new string(letters));
        var parameter = Gen.Select(AnyOf("id", "utm_source", "p", "fbclid", ""), word, (name, value) => $"{name}={value.Replace('/', '_')}");
        Gen.Select(AnyOf("http", "https"), AnyOf("", "www."), word, parameter.Array[0, 4])
            .Sample((scheme, www, path, parameters) =>
            {
                var once = CanonicalUrl.Of($"{scheme}://{www}news.example/{path}?{string.Join('&', parameters)}");
                return once is not null && once == CanonicalUrl.Of(once);
            }, iter: 3_000);
    }

    private static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
