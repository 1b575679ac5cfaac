using System.Text.RegularExpressions;

namespace FeedMonitor.Watchlists;

/// <summary>The name of a watchlist in files, addresses and storage: 1 to 63 of <c>a-z 0-9 -</c>, a letter or digit first.</summary>
public readonly partial record struct WatchlistId
{
    private WatchlistId(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>What is expected, fit for an error message.</summary>
    public const string Expected = "1 to 63 of a-z, 0-9 and '-', a letter or digit first";

    /// <summary>Reads an id; false if it is not one.</summary>
    public static bool TryParse(string? text, out WatchlistId id)
    {
        var good = text is not null && Form().IsMatch(text);
        id = good ? new WatchlistId(text!) : default;
        return good;
    }

    /// <summary>Reads an id that is known to be good.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static WatchlistId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a watchlist id: expected {Expected}.");

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Form();
}
