using YamlDotNet.Core.Events;

namespace FeedMonitor.Configuration;

/// <summary>Tells of YAML's events, taken one after the other, which of them begin a key of a mapping.</summary>
internal sealed class KeyPlaces
{
    // Of each list and mapping that is open: whether a key comes next. A list has none.
    private readonly Stack<bool> keyNext = new();
    private readonly Stack<bool> isMapping = new();

    /// <summary>Takes the next event, and says whether it is or begins a key.</summary>
    public bool IsKey(ParsingEvent next)
    {
        if (next is MappingEnd or SequenceEnd)
        {
            keyNext.Pop();
            isMapping.Pop();
            return false;
        }

        if (next is not (Scalar or AnchorAlias or MappingStart or SequenceStart))
        {
            return false;
        }

        var isKey = keyNext.TryPop(out var key) && key;
        if (isMapping.TryPeek(out var within))
        {
            keyNext.Push(within && !isKey);
        }

        if (next is MappingStart or SequenceStart)
        {
            keyNext.Push(next is MappingStart);
            isMapping.Push(next is MappingStart);
        }

        return isKey;
    }
}
