using System.Globalization;

namespace FeedMonitor.Alerts.Modes;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("12:00-13:00", "UTC", "2026-03-14 11:59:59", null)]
    [InlineData("12:00-13:00", "UTC", "2026-03-14 12:00:00", "2026-03-14 13:00:00")]
    [InlineData("12:00-13:00", "UTC", "2026-03-14 13:00:00", null)]
    [InlineData("22:00-07:00", "UTC", "2026-03-14 21:59:00", null)]
    [InlineData("22:00-07:00", "UTC", "2026-03-14 22:00:00", "2026-03-15 07:00:00")]
    [InlineData("22:00-07:00", "UTC", "2026-03-15 06:59:59", "2026-03-15 07:00:00")]
    [InlineData("22:00-00:00", "UTC", "2026-03-14 23:00:00", "2026-03-15 00:00:00")]
    [InlineData("22:00-24:00", "UTC", "2026-03-14 23:00:00", "2026-03-15 00:00:00")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-07-14 20:00:00", "2026-07-15 05:00:00")]
    [InlineData("22:00-07:00", "America/New_York", "2026-07-15 02:00:00", "2026-07-15 11:00:00")]
    public void It_is_quiet_from_the_first_time_to_just_before_the_second(string range, string zone, string moment, string? end) =>
        AssertEnd(new QuietHours([Range(range)]), zone, moment, end);

    [Theory]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-03-28 21:30:00", "2026-03-29 05:00:00")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-10-24 20:30:00", "2026-10-25 06:00:00")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-03-28 21:30:00", "2026-03-29 01:00:00")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-24 20:30:00", "2026-10-25 00:30:00")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25 01:10:00", null)]
    [InlineData("01:00-01:50", "Australia/Lord_Howe", "2026-04-04 14:10:00", "2026-04-04 14:50:00")]
    [InlineData("02:10-02:20", "Australia/Lord_Howe", "2026-10-03 15:30:00", null)]
    public void A_night_on_which_the_clocks_are_set_ends_by_the_clock_and_once(string range, string zone, string moment, string? end) =>
        AssertEnd(new QuietHours([Range(range)]), zone, moment, end);

    [Fact]
    public void Days_are_those_on_which_a_range_begins_and_ranges_that_touch_are_one()
    {
        var quiet = new QuietHours([Range("22:00-07:00"), Range("00:00-24:00") with { Days = QuietRange.DayBit("sat")!.Value | QuietRange.DayBit("sun")!.Value }]);

        // 2026-03-13 is a Friday.
        AssertEnd(quiet, "UTC", "2026-03-13 12:00:00", null);
        AssertEnd(quiet, "UTC", "2026-03-13 23:00:00", "2026-03-16 07:00:00");
        AssertEnd(quiet, "UTC", "2026-03-14 12:00:00", "2026-03-16 07:00:00");
        AssertEnd(quiet, "UTC", "2026-03-16 06:00:00", "2026-03-16 07:00:00");
        AssertEnd(quiet, "UTC", "2026-03-16 07:00:00", null);
    }

    [Fact]
    public void Hours_that_fill_the_week_leave_no_time_and_end_all_the_same()
    {
        var always = new QuietHours([Range("06:00-22:00"), Range("21:00-06:00")]);

        Assert.False(always.LeaveTime);
        Assert.True(always.EndAfter(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) < DateTimeOffset.UnixEpoch.AddDays(30));
        Assert.True(new QuietHours([Range("06:01-06:00")]).LeaveTime);
        Assert.True(QuietHours.None.LeaveTime);
    }

    [Theory]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("24:00-07:00")]
    [InlineData("22:00-25:00")]
    [InlineData("22-7")]
    public void Anything_else_is_no_range(string text) => Assert.False(QuietRange.TryParse(text, out _));

    private static QuietRange Range(string text)
    {
        Assert.True(QuietRange.TryParse(text, out var range));
        return range.Value;
    }

    private static void AssertEnd(QuietHours quiet, string zone, string moment, string? end) =>
        Assert.Equal(Utc(end ?? moment), quiet.EndAfter(Utc(moment), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
