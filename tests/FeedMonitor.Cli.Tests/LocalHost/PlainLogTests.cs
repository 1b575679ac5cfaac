using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedMonitor.Cli.LocalHost;

public sealed class PlainLogTests
{
    [Theory]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Warning, "warning")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "error")]
    public void An_entry_is_one_line_with_its_level(LogLevel level, string name) =>
        Assert.Equal($"{name}: Feed failed: because of the weather" + Environment.NewLine, Written(level, "Feed failed:\r\n  because of\tthe weather", null));

    [Fact]
    public void Of_an_exception_the_message_is_told_and_no_stack_trace()
    {
        Exception error;
        try
        {
            throw new InvalidOperationException("The rope is torn.\nStatus: 404\nHeaders: many");
        }
        catch (InvalidOperationException e)
        {
            error = e;
        }

        Assert.Equal("error: It stopped. The rope is torn." + Environment.NewLine, Written(LogLevel.Error, "It stopped.", error));
    }

    [Theory]
    [InlineData("POST /api/hits failed", "POST /api/hits failed: The rope is torn.")]
    [InlineData("It stopped.", "It stopped. The rope is torn.")]
    [InlineData("It stopped:", "It stopped: The rope is torn.")]
    public void What_an_entry_says_is_joined_to_its_cause(string message, string expected) =>
        Assert.Equal($"error: {expected}{Environment.NewLine}", Written(LogLevel.Error, message, new InvalidOperationException("The rope is torn.")));

    private static string Written(LogLevel level, string message, Exception? error)
    {
        using var writer = new StringWriter();
        new PlainLog().Write(new LogEntry<string>(level, "Category", default, message, error, (state, _) => state), null, writer);
        return writer.ToString();
    }
}
