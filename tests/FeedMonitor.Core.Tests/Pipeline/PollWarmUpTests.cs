using FeedMonitor.Pipeline;

namespace FeedMonitor.Core.Tests.Pipeline;

public sealed class PollWarmUpTests
{
    [Fact]
    public async Task It_goes_through_reading_cleaning_and_matching() => Assert.Equal(2, await PollWarmUp.BeginAsync());
}
