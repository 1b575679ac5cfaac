using System.Globalization;
using System.Text;

namespace FeedMonitor.Web.Metrics;

/// <summary>
/// Gauges in the text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). Names, helps and labels are our own words, so that nothing
/// needs escaping.
/// </summary>
internal sealed class GaugeText
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    /// <summary>Adds a gauge of one value.</summary>
    public void Add(string name, string help, double value) => Head(name, help).Append(CultureInfo.InvariantCulture, $"{name} {value:R}\n");

    /// <summary>Adds a gauge of a value for each of a label's.</summary>
    public void Add(string name, string help, string label, IEnumerable<(string Of, double Value)> values)
    {
        Head(name, help);
        foreach (var (of, value) in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{{{label}=\"{of}\"}} {value:R}\n");
        }
    }

    /// <summary>All that was added.</summary>
    public override string ToString() => text.ToString();

    private StringBuilder Head(string name, string help) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
}
