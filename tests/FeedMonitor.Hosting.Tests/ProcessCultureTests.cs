using System.Globalization;

namespace FeedMonitor.Hosting;

public sealed class ProcessCultureTests
{
    [Fact]
    public void All_threads_are_invariant_whatever_the_machine_speaks()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");

        ProcessCulture.MakeInvariant();

        var inThread = "";
        var thread = new Thread(() => inThread = 1.5.ToString());
        thread.Start();
        thread.Join();
        Assert.Equal(("1.5", "1.5"), (1.5.ToString(), inThread));
    }
}
