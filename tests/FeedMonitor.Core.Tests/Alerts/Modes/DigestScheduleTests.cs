using System.Globalization;

namespace FeedMonitor.Alerts.Modes;

public sealed class DigestScheduleTests
{
    [Theory]
    [InlineData("daily 07:30", "UTC", "2026-03-14 07:29:59", "2026-03-14 07:30")]
    [InlineData("daily 07:30", "UTC", "2026-03-14 07:30:00", "2026-03-14 07:30")]
    [InlineData("daily 07:30", "UTC", "2026-03-14 07:30:01", "2026-03-15 07:30")]
    [InlineData("daily 07:30", "Europe/Berlin", "2026-03-14 06:31:00", "2026-03-15 06:30")]
    [InlineData("daily 07:30", "Europe/Berlin", "2026-07-14 05:29:00", "2026-07-14 05:30")]
    [InlineData("daily 00:00", "America/New_York", "2026-12-31 23:00:00", "2027-01-01 05:00")]
    [InlineData("daily 23:59", "Australia/Lord_Howe", "2026-06-30 13:29:00", "2026-06-30 13:29")]
    [InlineData("hourly", "UTC", "2026-03-14 09:00:00", "2026-03-14 09:00")]
    [InlineData("hourly", "UTC", "2026-03-14 09:00:01", "2026-03-14 10:00")]
    [InlineData("hourly", "UTC", "2026-12-31 23:59:59", "2027-01-01 00:00")]
    [InlineData("hourly", "Asia/Kolkata", "2026-03-14 09:00:00", "2026-03-14 09:30")]
    public void The_next_moment_is_that_of_the_zone(string schedule, string zone, string from, string expected) =>
        Assert.Equal(Utc(expected), Next(schedule, zone, from));

    [Theory]
    [InlineData("Europe/Berlin", "daily 02:30", "2026-03-28 12:00:00", "2026-03-29 01:00")]
    [InlineData("Europe/Berlin", "daily 02:00", "2026-03-28 12:00:00", "2026-03-29 01:00")]
    [InlineData("Europe/Berlin", "daily 03:00", "2026-03-28 12:00:00", "2026-03-29 01:00")]
    [InlineData("America/New_York", "daily 02:59", "2026-03-07 12:00:00", "2026-03-08 07:00")]
    [InlineData("Australia/Lord_Howe", "daily 02:15", "2026-10-03 12:00:00", "2026-10-03 15:30")]
    public void A_time_that_the_clocks_skip_in_spring_is_the_next_that_they_show(string zone, string schedule, string from, string expected)
    {
        Assert.Equal(Utc(expected), Next(schedule, zone, from));

        // And the day after it is the usual one again, less than a day later.
        Assert.InRange(Next(schedule, zone, $"{expected}:01") - Utc(expected), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Theory]
    [InlineData("Europe/Berlin", "daily 02:30", "2026-10-24 12:00:00", "2026-10-25 00:30", "2026-10-26 01:30")]
    [InlineData("America/New_York", "daily 01:00", "2026-10-31 12:00:00", "2026-11-01 05:00", "2026-11-02 06:00")]
    [InlineData("Australia/Lord_Howe", "daily 01:45", "2026-04-04 12:00:00", "2026-04-04 14:45", "2026-04-05 15:15")]
    public void A_time_that_the_clocks_show_twice_in_autumn_is_the_first_and_comes_once(string zone, string schedule, string from, string first, string dayAfter)
    {
        Assert.Equal(Utc(first), Next(schedule, zone, from));
        Assert.Equal(Utc(dayAfter), Next(schedule, zone, $"{first}:01"));
    }

    [Theory]
    [InlineData("hourly")]
    [InlineData("daily 07:30")]
    [InlineData("daily 00:00")]
    public void It_is_written_as_it_is_read(string text)
    {
        Assert.True(DigestSchedule.TryParse(text, out var schedule));
        Assert.Equal(text, schedule.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("daily 24:00")]
    [InlineData("daily 7.30")]
    [InlineData("Hourly")]
    [InlineData("weekly")]
    public void Anything_else_is_no_schedule(string text) => Assert.False(DigestSchedule.TryParse(text, out _));

    private static DateTimeOffset Next(string schedule, string zone, string from)
    {
        Assert.True(DigestSchedule.TryParse(schedule, out var parsed));
        return parsed.NextAt(Utc(from), TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
