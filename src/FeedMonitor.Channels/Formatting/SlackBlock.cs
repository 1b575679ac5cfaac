using System.Text.Json.Nodes;
using FeedMonitor.Alerts.Messages;

namespace FeedMonitor.Channels.Formatting;

/// <summary>
/// A block of a Slack message (https://docs.slack.dev/reference/block-kit/blocks). Others' text stands in <c>rich_text</c> and <c>plain_text</c> alone, which are no markup: styles, links
/// and mentions are elements of their own there, so that whatever is written is shown as it stands.
/// </summary>
/// <param name="Json">The block.</param>
/// <param name="Units">UTF-16 units of its text and its links.</param>
internal sealed record SlackBlock(JsonObject Json, int Units)
{
    /// <summary>UTF-16 units that a text takes.</summary>
    public const int LongestText = 3_000;

    /// <summary>UTF-16 units that a header takes.</summary>
    public const int LongestHeader = 150;

    // A longer one is left out; its text stays.
    private const int LongestLink = 2_000;

    /// <summary>The piece as a block.</summary>
    public static SlackBlock Of(MessagePiece piece) => piece.Role switch
    {
        PieceRole.Heading when piece.Lines[0].Runs[0] is { Link: null } => OfPlain("header", piece, LongestHeader),
        PieceRole.Source or PieceRole.Why or PieceRole.More => OfPlain("context", piece, LongestText),
        _ => OfRuns(piece),
    };

    /// <summary>A text in mrkdwn, as a template writes it.</summary>
    public static SlackBlock OfMrkdwn(string text) => new(
        // Verbatim: Slack links nothing that is not written as a link.
        new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true } }, text.Length);

    private static SlackBlock OfPlain(string type, MessagePiece piece, int longest)
    {
        var text = string.Join('\n', piece.CutTo(longest).Lines.Select(line => string.Concat(line.Runs.Select(run => run.Text))));
        var written = new JsonObject { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };
        return new SlackBlock(type == "header" ? new JsonObject { ["type"] = type, ["text"] = written } : new JsonObject { ["type"] = type, ["elements"] = new JsonArray(written) }, text.Length);
    }

    private static SlackBlock OfRuns(MessagePiece piece)
    {
        var fitting = Fitting(piece);
        var elements = fitting.Lines.SelectMany((line, at) => (TextRun[])[.. at > 0 ? [new TextRun("\n")] : Array.Empty<TextRun>(), .. line.Runs]).Where(run => run.Text.Length > 0).Select(ElementOf);
        var section = new JsonObject { ["type"] = "rich_text_section", ["elements"] = new JsonArray([.. elements]) };
        return new SlackBlock(new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray(section) }, UnitsOf(fitting));
    }

    private static JsonObject ElementOf(TextRun run)
    {
        var element = run.Link is { } link
            ? new JsonObject { ["type"] = "link", ["url"] = link, ["text"] = run.Text }
            : new JsonObject { ["type"] = "text", ["text"] = run.Text };
        if (run.Style is not RunStyle.Plain)
        {
            element["style"] = new JsonObject { [run.Style == RunStyle.Faint ? "italic" : "bold"] = true };
        }

        return element;
    }

    private static MessagePiece Fitting(MessagePiece piece)
    {
        var linked = piece with { Lines = [.. piece.Lines.Select(line => new MessageLine([.. line.Runs.Select(run => run.Link?.Length > LongestLink ? run with { Link = null } : run)]))] };
        return UnitsOf(linked) <= LongestText ? linked : linked.WithoutLinks().CutTo(LongestText);
    }

    private static int UnitsOf(MessagePiece piece) => piece.Lines.Count - 1 + piece.Lines.Sum(line => line.Runs.Sum(run => run.Text.Length + (run.Link?.Length ?? 0)));
}
