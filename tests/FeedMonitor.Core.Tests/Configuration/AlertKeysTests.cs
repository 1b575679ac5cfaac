using FeedMonitor.Alerts.Modes;

namespace FeedMonitor.Configuration;

public sealed class AlertKeysTests : ConfigurationTest
{
    [Fact]
    public void A_watchlist_that_names_channels_alone_tells_at_once() => Assert.True(Assert.Single(Load().Watchlists).AlertMode.IsImmediate);

    [Fact]
    public void A_watchlist_may_say_when_it_tells()
    {
        var mode = Mode("""
              digest: daily 07:30
              zone: Europe/Berlin
              quiet: [22:00-07:00, { at: "00:00-24:00", days: [sat, sun] }, { at: 12:00-13:00, days: mon }]
              maxPerHour: 10
              cooldown: 90m
            """);

        Assert.Equal(new DigestSchedule.Daily((7 * 60) + 30), mode.Digest);
        Assert.Equal("Europe/Berlin", mode.Zone.Id);
        Assert.Equal(["22:00-07:00", "00:00-24:00", "12:00-13:00"], mode.Quiet.Ranges.Select(range => range.Times));
        Assert.Equal(["", "sun sat", "mon"], mode.Quiet.Ranges.Select(range => range.Days == QuietRange.EveryDay ? "" : string.Join(' ', range.DayList())));
        Assert.Equal((10, TimeSpan.FromMinutes(90)), (mode.MaxPerHour, mode.Cooldown));
    }

    [Fact]
    public void One_range_needs_no_list_and_an_hourly_digest_no_zone()
    {
        var mode = Mode("  digest: hourly\n  quiet: 22:00-07:00\n");

        Assert.Equal(new DigestSchedule.Hourly(), mode.Digest);
        Assert.Equal((TimeZoneInfo.Utc, "22:00-07:00"), (mode.Zone, Assert.Single(mode.Quiet.Ranges).Times));
    }

    [Theory]
    [InlineData("digest: weekly", "digest is 'weekly', expected hourly, or daily with a time from 00:00 to 23:59, such as daily 07:30")]
    [InlineData("digest: daily 25:00", "digest is 'daily 25:00', expected hourly, or daily with a time from 00:00 to 23:59, such as daily 07:30")]
    [InlineData("zone: Europe/Berln", "unknown time zone 'Europe/Berln', expected an IANA name, such as Europe/Berlin")]
    [InlineData("zone: ../etc/passwd", "unknown time zone '../etc/passwd', expected an IANA name, such as Europe/Berlin")]
    [InlineData("quiet: 22:00", "quiet is '22:00', expected two times, such as 22:00-07:00")]
    [InlineData("quiet: 22:00-22:00", "quiet is '22:00-22:00', expected two times, such as 22:00-07:00")]
    [InlineData("quiet: 00:00-24:00", "quiet leaves no minute of the week in which to tell anything, expected some")]
    [InlineData("quiet: [{ days: [sat] }]", "quiet has no 'at', expected two times, such as 22:00-07:00")]
    [InlineData("quiet: [{ at: 22:00-07:00, days: [Saturday] }]", "'Saturday' is no day, expected mon, tue, wed, thu, fri, sat or sun")]
    [InlineData("quiet: [{ at: 22:00-07:00, on: sat }]", "unknown key 'on' in quiet, expected at or days")]
    [InlineData("maxPerHour: 0", "maxPerHour is '0', expected 1 to 100")]
    [InlineData("maxPerHour: many", "maxPerHour is 'many', expected 1 to 100")]
    [InlineData("cooldown: 2 hours", "cooldown is '2 hours', expected minutes, hours or days up to 7d, such as 30m or 2h")]
    [InlineData("cooldown: 0m", "cooldown is '0m', expected minutes, hours or days up to 7d, such as 30m or 2h")]
    [InlineData("cooldown: 8d", "cooldown is '8d', expected minutes, hours or days up to 7d, such as 30m or 2h")]
    [InlineData("cooldwon: 2h", "unknown key 'cooldwon' in alert, expected channels, digest, zone, quiet, maxPerHour or cooldown")]
    public void A_mistake_is_told_with_its_line(string setting, string expected)
    {
        Folder.Write("watchlists/engines.yaml", $"id: engines\nterms: [turbine]\nalert:\n  channels: [desk]\n  {setting}\n");

        Assert.Equal("watchlists/engines.yaml:5: " + expected, Problem());
    }

    private AlertMode Mode(string settings)
    {
        Folder.Write("watchlists/engines.yaml", $"id: engines\nterms: [turbine]\nalert:\n  channels: [desk]\n{settings}");
        return Assert.Single(Load().Watchlists).AlertMode;
    }
}
