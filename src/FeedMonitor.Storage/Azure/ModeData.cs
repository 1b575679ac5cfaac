using FeedMonitor.Alerts.Modes;

namespace FeedMonitor.Storage.Azure;

/// <summary>When a watchlist tells, as JSON in its content: what it does not use is left out.</summary>
internal sealed record ModeData
{
    public string? Digest { get; init; }

    public string? Zone { get; init; }

    public IReadOnlyList<QuietData>? Quiet { get; init; }

    public int? MaxPerHour { get; init; }

    public double? CooldownMinutes { get; init; }

    /// <summary>Null for a watchlist that tells at once.</summary>
    public static ModeData? Of(AlertMode mode) => mode.IsImmediate ? null : new ModeData
    {
        Digest = mode.Digest?.ToString(),
        Zone = mode.Zone.Equals(TimeZoneInfo.Utc) ? null : mode.Zone.Id,
        Quiet = mode.Quiet.Ranges.Count == 0 ? null : [.. mode.Quiet.Ranges.Select(range => new QuietData(range.From, range.To, range.Days))],
        MaxPerHour = mode.MaxPerHour,
        CooldownMinutes = mode.Cooldown?.TotalMinutes,
    };

    /// <summary>The mode.</summary>
    /// <exception cref="InvalidDataException">It names a schedule or zone that is not known here.</exception>
    public AlertMode ToMode() => new()
    {
        Digest = Digest is null ? null : DigestSchedule.TryParse(Digest, out var schedule) ? schedule : throw new InvalidDataException($"unknown digest '{Digest}'"),
        Zone = Zone is null ? TimeZoneInfo.Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : throw new InvalidDataException($"unknown time zone '{Zone}'"),
        Quiet = Quiet is null ? QuietHours.None : new QuietHours([.. Quiet.Select(range => new QuietRange(range.From, range.To, range.Days))]),
        MaxPerHour = MaxPerHour,
        Cooldown = CooldownMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
    };

    internal sealed record QuietData(int From, int To, int Days);
}
