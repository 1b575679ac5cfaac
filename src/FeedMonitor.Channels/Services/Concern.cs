using System.Net;

namespace FeedMonitor.Channels.Services;

/// <summary>Whom it concerns that a service did not take an alert.</summary>
internal enum Concern
{
    /// <summary>This alert alone: the service will never take it, and takes others.</summary>
    Alert,

    /// <summary>Every alert, until a person mends the channel or the service lets go: its address is gone, it may not be written to, it was sent too much.</summary>
    Channel,

    /// <summary>Nobody in particular: the service has its troubles, and another attempt may do.</summary>
    Moment,
}

/// <summary>What a status says where the service's own words say nothing (https://www.rfc-editor.org/rfc/rfc9110#section-15).</summary>
internal static class StatusConcern
{
    /// <summary>Whom a status that is no success concerns.</summary>
    public static Concern Of(HttpStatusCode status) => (int)status switch
    {
        // What is wrong with the content, or too much of it.
        400 or 413 or 422 => Concern.Alert,

        // A slow request, a conflict, a connection or a resource that another attempt may find better: no verdict on the channel.
        408 or 409 or 421 or 423 or 424 or 425 => Concern.Moment,

        // Elsewhere, not allowed, not there, gone, no JSON, too often: the same for whatever is sent.
        >= 300 and < 500 => Concern.Channel,
        _ => Concern.Moment,
    };
}
