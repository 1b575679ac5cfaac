namespace FeedMonitor.Alerts;

/// <summary>What a channel answered.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The channel took the alert.</summary>
    public sealed record Delivered : DeliveryOutcome
    {
        /// <summary>How many hits of a digest the message names, from the first on, where it had no room for all that it was given; null if it names them all.</summary>
        public int? Named { get; init; }
    }

    /// <summary>The channel did not take it; it is to be tried again.</summary>
    /// <param name="Error">Why, in one line without secrets.</param>
    /// <param name="RetryAfter">How long the channel asked to wait, or null.</param>
    /// <param name="IsOfChannel">Whether any other alert would fare the same, until a person mends the channel or its service lets go: the others wait and are not tried one by one.</param>
    public sealed record Failed(string Error, TimeSpan? RetryAfter = null, bool IsOfChannel = false) : DeliveryOutcome;

    /// <summary>Some of the channel's recipients have it, others were put off: it is tried again for them alone. The channel itself works.</summary>
    /// <param name="Reached">Who has it by now, in the channel's own words, without secrets; it comes back in <see cref="Alert.Reached"/>. At most 32,000 UTF-16 units, as it is stored.</param>
    /// <param name="Error">Why the others do not, in one line without secrets.</param>
    public sealed record Partly(string Reached, string Error) : DeliveryOutcome;

    /// <summary>The channel was not asked: it keeps to a pace of its own, and others are before this alert. That is no attempt.</summary>
    /// <param name="Wait">After which time to come again.</param>
    public sealed record Busy(TimeSpan Wait) : DeliveryOutcome;

    /// <summary>The channel will never take this alert, however often it is tried: it is dead at once.</summary>
    /// <param name="Error">Why, in one line without secrets.</param>
    public sealed record Refused(string Error) : DeliveryOutcome;
}
