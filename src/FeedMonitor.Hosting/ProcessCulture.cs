using System.Globalization;

namespace FeedMonitor.Hosting;

/// <summary>Makes the process speak no country's numbers and dates: what a feed says must not depend on the machine.</summary>
public static class ProcessCulture
{
    /// <summary>Sets the invariant culture for all threads.</summary>
    public static void MakeInvariant()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
