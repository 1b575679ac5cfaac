using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedMonitor.Hits;

/// <summary>A place in the list of hits, newest first: text order is the list's order.</summary>
/// <remarks>Nineteen digits that count down from the end of time in ticks, a colon, and the hit's id.</remarks>
public sealed partial record HitCursor
{
    private HitCursor(string value) => Value = value;

    /// <summary>The place as text, as it stands in keys and addresses.</summary>
    public string Value { get; }

    /// <summary>The place of a hit.</summary>
    public static HitCursor Of(HitId hit, DateTimeOffset foundAt) =>
        new((DateTime.MaxValue.Ticks - foundAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + ":" + hit.Value);

    /// <summary>The place after all hits that were found at a time or later, and before all earlier ones; for comparing, no cursor itself.</summary>
    public static string AfterAllSince(DateTimeOffset time) => (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + ";";

    /// <summary>Reads a place; false if no list can have given it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HitCursor? cursor)
    {
        cursor = text is not null && Form().IsMatch(text) ? new HitCursor(text) : null;
        return cursor is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[0-9]{19}:[0-9a-f]{32}\z")]
    private static partial Regex Form();
}
