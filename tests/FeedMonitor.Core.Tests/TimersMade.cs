using Microsoft.Extensions.Time.Testing;

namespace FeedMonitor;

/// <summary>A clock that stands, and tells of the timers that are set upon it: so a test knows when there is something to wait for.</summary>
internal sealed class TimersMade(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Dictionary<int, TaskCompletionSource> awaited = [];
    private int count;

    /// <summary>Done when so many timers were set.</summary>
    public Task OfNumber(int number)
    {
        lock (awaited)
        {
            return count >= number ? Task.CompletedTask : (awaited[number] = new TaskCompletionSource()).Task;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (awaited)
        {
            if (awaited.TryGetValue(++count, out var waiting))
            {
                waiting.SetResult();
            }
        }

        return timer;
    }
}
