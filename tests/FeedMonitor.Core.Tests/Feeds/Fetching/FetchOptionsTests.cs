using System.ComponentModel.DataAnnotations;

namespace FeedMonitor.Feeds.Fetching;

public sealed class FetchOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://monitor.example/about?lang=en")]
    [InlineData("http://monitor.example")]
    [InlineData("owner+feeds@monitor.example")]
    public void A_contact_is_a_web_or_a_mail_address_or_none(string? contact) => Assert.Empty(Problems(contact));

    [Theory]
    [InlineData("call me")]
    [InlineData("monitor.example")]
    [InlineData("ftp://monitor.example")]
    [InlineData("owner@")]
    [InlineData("https://monitor.example/a b")]
    [InlineData("https://monitor.example/(a)")]
    [InlineData("https://monitor.example/\\")]
    [InlineData("https://monitor.example/\r\nX-Injected: 1")]
    [InlineData("owner@monitor.example\n")]
    [InlineData("owner@приклад.example")]
    public void What_would_break_the_User_Agent_or_be_no_contact_is_refused(string contact) =>
        Assert.Contains("Contact must be an address", Assert.Single(Problems(contact)), StringComparison.Ordinal);

    [Fact]
    public void A_contact_is_at_most_200_characters() =>
        Assert.Contains("200", Assert.Single(Problems($"https://monitor.example/{new string('x', 200)}")), StringComparison.Ordinal);

    private static List<string> Problems(string? contact)
    {
        var options = new FetchOptions { Contact = contact };
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.ConvertAll(result => result.ErrorMessage!);
    }
}
