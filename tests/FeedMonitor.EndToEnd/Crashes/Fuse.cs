namespace FeedMonitor.EndToEnd.Crashes;

/// <summary>The process was killed, as far as the storage can see.</summary>
public sealed class KilledException() : Exception("The process was killed.");

/// <summary>Kills the process just before its n-th write: from then on nothing reaches the storage, nor comes from it.</summary>
/// <remarks>Just after a write is just before the next one, so that each moment between two writes is tried.</remarks>
public sealed class Fuse(int writes)
{
    private int left = writes;
    private volatile bool blown;

    /// <summary>Whether the process was killed.</summary>
    public bool IsBlown => blown;

    /// <summary>A read is about to happen.</summary>
    public void Read()
    {
        if (blown)
        {
            throw new KilledException();
        }
    }

    /// <summary>A write is about to happen.</summary>
    public void Write()
    {
        blown |= Interlocked.Decrement(ref left) < 0;
        Read();
    }
}
