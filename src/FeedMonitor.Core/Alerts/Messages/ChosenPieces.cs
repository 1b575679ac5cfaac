using System.Collections;

namespace FeedMonitor.Alerts.Messages;

/// <summary>The pieces of a message for which a service has room, as its channel writes them, in reading order.</summary>
/// <param name="pieces">The pieces.</param>
/// <param name="named">How many hits of a digest are among them.</param>
#pragma warning disable CA1710 // It is read as a list, but not one to be made or filled by others.
public sealed class ChosenPieces<T>(IReadOnlyList<T> pieces, int named) : IReadOnlyList<T>
#pragma warning restore CA1710
{
    /// <summary>How many hits of a digest they name: the first ones.</summary>
    public int Named => named;

    /// <inheritdoc />
    public int Count => pieces.Count;

    /// <inheritdoc />
    public T this[int index] => pieces[index];

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => pieces.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
