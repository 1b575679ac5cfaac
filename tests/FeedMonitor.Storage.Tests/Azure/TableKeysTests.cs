using Azure.Data.Tables;
using FeedMonitor.Alerts;
using FeedMonitor.Hits;
using FeedMonitor.Testing;

namespace FeedMonitor.Storage.Azure;

public sealed class TableKeysTests(AzuriteFixture azurite)
{
    public static TheoryData<string> HostileTexts =>
    [
        "", " ", "/", "\\", "#", "?", "%2F", "a/b\\c#d?e", "\0", "\u0001\u001f\u007f\u0085\u009f", "tab\there\r\n", "_", "__", "_005f", "'; or 'a' eq 'a",
        "Київ", "漢字", "🛰", "\uD83D", "é", "e\u0301", "a:b", "A", "a", "..", "x y", "\u202Eabc", Sample.HostileText,
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void A_key_has_nothing_but_what_a_key_may_have(string text) => Assert.Matches(@"\A[A-Za-z0-9._-]*\z", TableKeys.Encode(text));

    [Fact]
    public void Different_texts_have_different_keys()
    {
        var texts = HostileTexts.Select(row => row.Data).ToArray();

        Assert.Equal(texts.Length, texts.Select(TableKeys.Encode).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("0123456789abcdef", "0123456789abcdef")]
    [InlineData("dual-use.v2", "dual-use.v2")]
    [InlineData("a/b_c", "a_002fb_005fc")]
    public void Plain_text_stays_as_it_is(string text, string key) => Assert.Equal(key, TableKeys.Encode(text));

    [Fact]
    public async Task The_service_takes_every_key()
    {
        var table = azurite.NewClients().Feeds;
        await table.CreateIfNotExistsAsync();
        foreach (var text in HostileTexts.Select(row => row.Data))
        {
            var key = TableKeys.Encode(text);
            await table.AddEntityAsync(new TableEntity("feeds", key));
            Assert.Equal(key, (await table.GetEntityAsync<TableEntity>("feeds", key)).Value.RowKey);
        }
    }

    [Fact]
    public void A_later_hit_comes_first_and_kinds_do_not_mix()
    {
        var hit = Sample.Hit(1);
        var newer = TableKeys.Newest(HitCursor.Of(hit.Id, Sample.Now.AddTicks(1)));
        var older = TableKeys.Newest(HitCursor.Of(hit.Id, Sample.Now));
        var first = TableKeys.Newest(HitCursor.Of(hit.Id, DateTimeOffset.MaxValue));
        var last = TableKeys.Newest(HitCursor.Of(hit.Id, DateTimeOffset.MinValue));

        string[] keys = [newer, older, first, last, TableKeys.Of(hit.Id), TableKeys.Owed(AlertId.Of(hit.Id, "a")), TableKeys.Dead(AlertId.Of(hit.Id, "a"))];
        Assert.Equal([first, newer, older, last], keys.Where(key => IsBetween(key, TableKeys.NewestPrefix)).Order(StringComparer.Ordinal));
        Assert.Single(keys, key => IsBetween(key, TableKeys.OwedPrefix));
        Assert.Single(keys, key => IsBetween(key, TableKeys.DeadPrefix));
        Assert.Single(keys, key => IsBetween(key, TableKeys.HitPrefix));
    }

    private static bool IsBetween(string key, string prefix) =>
        string.CompareOrdinal(key, prefix) > 0 && string.CompareOrdinal(key, TableKeys.After(prefix)) < 0;
}
