using CsCheck;

namespace FeedMonitor.Feeds;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("feeds.example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("Feeds.EXAMPLE.com", "example.com")]
    [InlineData("feeds.example.com.", "example.com")]
    [InlineData("www.gov.example.co.uk", "example.co.uk")]
    [InlineData("news.example.com.ua", "example.com.ua")]
    [InlineData("www.test.kyoto.jp", "test.kyoto.jp")]
    [InlineData("a.b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    public void It_is_one_label_more_than_the_longest_rule_that_matches(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("example.unlisted", "example.unlisted")]
    [InlineData("a.b.example.unlisted", "example.unlisted")]
    [InlineData("samples.localhost", "samples.localhost")]
    public void Where_no_rule_matches_the_last_label_is_the_suffix(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("b.c.mm", "b.c.mm")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    [InlineData("b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("a.b.test.ck", "b.test.ck")]
    public void A_wildcard_stands_for_any_one_label(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("www.ck", "www.ck")]
    [InlineData("feeds.www.ck", "www.ck")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    public void An_exception_overrules_the_wildcard(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("alice.github.io", "alice.github.io")]
    [InlineData("www.alice.github.io", "alice.github.io")]
    [InlineData("bob.github.io", "bob.github.io")]
    [InlineData("alice.blogspot.com", "alice.blogspot.com")]
    [InlineData("alice.example.uk.com", "example.uk.com")]
    [InlineData("site.azurewebsites.net", "site.azurewebsites.net")]
    public void The_sites_of_a_shared_host_are_each_their_own(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("новини.приклад.укр", "xn--80aikifvh.xn--j1amh")]
    [InlineData("www.BÜCHER.example", "xn--bcher-kva.example")]
    public void Names_beyond_ASCII_are_given_in_their_ASCII_form(string host, string domain) => Assert.Equal(domain, RegistrableDomain.Of(host));

    [Theory]
    [InlineData("com")]
    [InlineData("co.uk")]
    [InlineData("github.io")]
    [InlineData("c.mm")]
    [InlineData("localhost")]
    [InlineData("intranet")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("[2001:db8::1]")]
    [InlineData("")]
    [InlineData(".com")]
    [InlineData("a..com")]
    public void A_suffix_an_address_and_what_is_no_name_are_themselves(string host) => Assert.Equal(host, RegistrableDomain.Of(host));

    [Fact]
    public void It_ends_the_name_and_is_its_own_domain() =>
        Gen.OneOf(Gen.Const("com"), Gen.Const("co.uk"), Gen.Const("ck"), Gen.Const("kobe.jp"), Gen.Const("github.io"), Gen.Const("nowhere"))
            .Select(Gen.String[Gen.OneOf(Gen.Char['a', 'e'], Gen.Const('.')), 0, 12], (end, start) => $"{start}.{end}")
            .Sample(host =>
            {
                var domain = RegistrableDomain.Of(host);
                Assert.True(host == domain || host.EndsWith("." + domain, StringComparison.Ordinal), $"{host}: {domain}");
                Assert.Equal(domain, RegistrableDomain.Of(domain));
            });

    [Fact]
    public void Every_rule_of_the_list_is_read() => Assert.InRange(PublicSuffixes.Count, 10_000, 20_000);
}
