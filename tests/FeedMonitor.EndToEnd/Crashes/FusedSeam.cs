using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>Puts a fuse on a seam of Core: each call that changes the storage is a write.</summary>
public class FusedSeam : DispatchProxy
{
    private static readonly string[] Reads = ["Find", "List", "Count", "Read", "Receive", "Pack"];

    private object inner = null!;
    private Fuse fuse = null!;

    /// <summary>Wraps all registrations of a seam.</summary>
    internal static void Wrap<T>(IServiceCollection services, Fuse fuse)
        where T : class
    {
        var registered = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(registered);
        services.AddSingleton(_ =>
        {
            var seam = Create<T, FusedSeam>();
            ((FusedSeam)(object)seam).inner = registered.ImplementationInstance!;
            ((FusedSeam)(object)seam).fuse = fuse;
            return seam;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Array.Exists(Reads, name => targetMethod!.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            fuse.Read();
        }
        else
        {
            fuse.Write();
        }

        return targetMethod!.Invoke(inner, args);
    }
}
