using FeedMonitor.Hits;

namespace FeedMonitor.Alerts;

public sealed class AlertIdTests
{
    [Fact]
    public void The_alert_of_a_hit_on_a_channel_has_one_id()
    {
        var id = AlertId.Of(new HitId("1"), "desk");

        Assert.Equal(id, AlertId.Of(new HitId("1"), "desk"));
        Assert.Equal(id, AlertId.Parse(id.ToString()));
        Assert.NotEqual(id, AlertId.Of(new HitId("1"), "Desk"));
        Assert.NotEqual(id, AlertId.Of(new HitId("2"), "desk"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde/")]
    public void Anything_else_in_a_message_is_refused(string text) => Assert.Throws<FormatException>(() => AlertId.Parse(text));
}
