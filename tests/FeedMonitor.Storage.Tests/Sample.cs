using FeedMonitor.Alerts;
using FeedMonitor.Cleaning;
using FeedMonitor.Cleaning.Learning;
using FeedMonitor.Feeds;
using FeedMonitor.Hashing;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Stories;
using FeedMonitor.Stories.Signatures;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Storage;

/// <summary>Feeds, hits and watchlists to store.</summary>
internal static class Sample
{
    /// <summary>A time with a fraction of a second down to the last tick.</summary>
    public static DateTimeOffset Now { get; } = new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero).AddTicks(5_897_933);

    /// <summary>What a hostile or merely foreign source may put into any text.</summary>
    public static string HostileText => "Кабель «Рубеж»\\/#?%' \"<b>\u0007\r\n\t\u202E漢字 🛰 é\u0301";

    public static Feed Feed(int number, string? title = null)
    {
        var url = FeedUrl.Parse($"https://news{number}.example/feed.xml?lang=uk");
        return new Feed(FeedId.Of(url), url, title ?? $"News {number:D4}", $"https://news{number}.example/", ["World", "Наука"]) { FullText = number % 2 == 0 ? FullTextPolicy.Always : null };
    }

    public static Feed[] Feeds(int count) => [.. Enumerable.Range(1, count).Select(number => Feed(number))];

    /// <summary>A state with every field set to something that is not its default.</summary>
    public static FeedState Polled => new()
    {
        NextPollAt = Now.AddMinutes(15),
        ClaimedUntil = Now.AddMinutes(10).AddTicks(1),
        ETag = "W/\"a\\b;é\"",
        LastModified = "Sat, 14 Mar 2026 09:00:00 GMT",
        LastSuccessAt = Now.AddTicks(-1),
        LastPolledAt = Now,
        Failures = 3,
        LastError = "news.example answered 503",
        PossibleGapAt = Now.AddDays(-1).AddTicks(7),
        BaselineAt = Now.AddDays(-3),
        Interval = TimeSpan.FromSeconds(754.5),
        MovedTo = FeedUrl.Parse("https://moved.example/feed.xml"),
        MovedSeen = 2,
        GoneAt = Now.AddHours(-1),
        Throttles = 4,
        LastBytes = 5_000_000_000,
        LastNewItemAt = Now.AddDays(-8),
        TroubleTold = FeedTroubleKind.Silent,
        ListedAgainAt = new DateTimeOffset(2026, 3, 2, 3, 4, 5, TimeSpan.Zero),
        FullText = new FullTextState { LastFetchedAt = Now.AddMinutes(-1), AddedNothing = 2, Failures = 1, LastError = "HTTP 403 Forbidden", PausedUntil = Now.AddDays(7) },
        Repeats = BoilerplateSketch.FromBytes([1, 2, 3, 0, 255]),
        Seen = SeenSet.Empty.Show([ulong.MaxValue, 0, 0x0123_4567_89AB_CDEF]),
    };

    public static Hit Hit(int number, params string[] channels)
    {
        var watchlist = WatchlistId.Parse("dual-use");
        var item = new ItemId(StableHash.Id("item", number.ToString()));
        var id = HitId.Of(watchlist, item);
        var foundAt = Now.AddSeconds(number);
        return new Hit
        {
            Id = id,
            Watchlist = watchlist,
            WatchlistName = "Товари подвійного використання",
            Item = item,
            Title = $"Верстати {number}",
            Link = $"https://news1.example/{number}?a=1&b=%20",
            Published = new DateTimeOffset(2026, 3, 14, 11, 0, 0, TimeSpan.FromHours(2)).AddTicks(3),
            Feed = Feed(1).Id,
            FeedTitle = "News 0001",
            FeedUrl = Feed(1).Url.Value,
            FoundAt = foundAt,
            Score = 3,
            Terms = ["\"machine tools\"", "верстат*"],
            Evidence =
            [
                new Evidence("\"machine tools\"", "Machine-tools were shipped.", Zone.Headline, 0, 13) { Words = new SentenceWords(0, 13) },
                new Evidence("верстат*", "Верстати поїхали далі.", Zone.Body, 120, 8) { Block = 7, Clause = "верстат* NEAR/5 \"machine tools\"", Reference = "Запис 17" },
            ],
            Signature = StorySignature.Of(new StoryText($"Верстати {number}", "П'ять верстатів поїхали в порт Одеса 14 березня, сказав речник.")),
            Alerts = [.. channels.Select(channel => new HitAlert(AlertId.Of(id, channel), channel, AlertState.Owed, foundAt))],
        };
    }

    public static Hit[] Hits(int count, params string[] channels) => [.. Enumerable.Range(1, count).Select(number => Hit(number, channels))];

    /// <summary>A list of names, each with its reference. The names are hashes, which hardly pack.</summary>
    public static Watchlist Names(string id, int count) => Watchlist(id) with
    {
        Terms = [.. Enumerable.Range(0, count).Select(i => Term.Parse($"\"Ім'я {StableHash.Id($"{id} {i}")}\"").Of($"list-{i}"))],
    };

    public static Watchlist Watchlist(string id, params string[] terms) => new(WatchlistId.Parse(id), $"The list {id}", [.. terms.Select(Term.Parse)], ["desk", "mail"]);
}
