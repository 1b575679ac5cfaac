using FeedMonitor.Text;

namespace FeedMonitor.Alerts.Messages;

/// <summary>Shortens pieces before they are escaped, so that no cut goes through an escape or a mark.</summary>
public static class ShortenedPiece
{
    /// <summary>The piece with so many UTF-16 units of text at most; the cut is shown as "…", and lines behind it are gone.</summary>
    public static MessagePiece CutTo(this MessagePiece piece, int longest)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var left = longest;
        var lines = new List<MessageLine>();
        foreach (var line in piece.Lines.TakeWhile(_ => left > 0))
        {
            var runs = new List<TextRun>();
            foreach (var run in line.Runs.TakeWhile(_ => left > 0))
            {
                var isCut = run.Text.Length > left;
                runs.Add(isCut ? run with { Text = left == 1 ? "…" : Cut.To(run.Text, left) } : run);
                left = isCut ? 0 : left - run.Text.Length;
            }

            lines.Add(new MessageLine(runs));
        }

        return piece with { Lines = lines };
    }

    /// <summary>The piece without its links.</summary>
    public static MessagePiece WithoutLinks(this MessagePiece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return piece with { Lines = [.. piece.Lines.Select(line => new MessageLine([.. line.Runs.Select(run => run with { Link = null })]))] };
    }
}
