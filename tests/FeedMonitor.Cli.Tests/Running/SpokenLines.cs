using System.Text;

namespace FeedMonitor.Cli.Running;

/// <summary>Takes in what a program prints, and tells when it has said something.</summary>
internal sealed class SpokenLines : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly List<(string Words, TaskCompletionSource Heard)> awaited = [];
    private bool ended;

    public override Encoding Encoding => Encoding.UTF8;

    public string Text
    {
        get
        {
            lock (gate)
            {
                return text.ToString();
            }
        }
    }

    public IReadOnlyList<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        lock (gate)
        {
            text.Append(value);
            var all = text.ToString();
            foreach (var (words, heard) in awaited)
            {
                if (all.Contains(words, StringComparison.Ordinal))
                {
                    heard.TrySetResult();
                }
            }
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Nothing more will be said: who still waits for words is told so.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
            foreach (var (words, heard) in awaited)
            {
                heard.TrySetException(new InvalidOperationException($"It ended without a word of \"{words}\". It said: {text}"));
            }
        }
    }

    /// <summary>Waits until these words were said.</summary>
    public Task HearAsync(string words)
    {
        lock (gate)
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((words, heard));
            Write("");
            if (ended)
            {
                End();
            }

            return heard.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
