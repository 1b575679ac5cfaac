using FeedMonitor.Alerts.Messages;
using FeedMonitor.Channels.Formatting;

namespace FeedMonitor.Channels.Email;

/// <summary>
/// The HTML part of a mail: readable from a telephone's width on, in light and in dark, and without its styles too, since some mail programs drop them. Nothing is loaded
/// from anywhere.
/// </summary>
internal static class MailPage
{
    private const string Style = """
        body { margin: 0; padding: 16px; background: #ffffff; color: #1f2328; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .message { max-width: 640px; margin: 0 auto; overflow-wrap: anywhere; word-break: break-word; }
        p { margin: 0 0 12px; }
        a { color: #0b57b0; }
        small { font-size: 13px; color: #59636e; }
        mark { background: #fff1a8; color: inherit; padding: 0 1px; border-radius: 2px; }
        .heading, .headline { font-size: 20px; line-height: 1.3; }
        .headline { margin-bottom: 4px; }
        .hit .heading { font-size: 14px; color: #59636e; }
        .sentence { padding-inline-start: 12px; border-inline-start: 3px solid #d1d9e0; }
        .entry { padding-top: 12px; border-top: 1px solid #d1d9e0; }
        .others, .why { padding-top: 12px; border-top: 1px solid #d1d9e0; }
        .entry + .others, .others ~ .why { padding-top: 0; border-top: 0; }
        """;

    // In an element of its own, since a program that can't read it drops the whole of it; it keeps the light colours then.
    private const string Dark = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
          body { background: #16191d; color: #e4e7eb; }
          a { color: #84b9ff; }
          small, .hit .heading { color: #a3adb8; }
          mark { background: #6b5a00; }
          .sentence, .entry, .others, .why { border-color: #3d444d; }
        }
        """;

    /// <summary>The page of a message whose pieces were written by <see cref="Write"/>.</summary>
    /// <param name="title">What the page is called, not escaped.</param>
    /// <param name="message">The message.</param>
    /// <param name="pieces">The pieces.</param>
    public static string Of(string title, AlertMessage message, IEnumerable<string> pieces) => $"""
        <!doctype html>
        <html>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlMarkup.OfMail.Escape(title)}</title>
        <style>
        {Style}
        </style>
        <style>
        {Dark}
        </style>
        </head>
        <body>
        <div class="message {(message.Hits.Count > 0 && !message.IsDigest ? "hit" : "")}">
        {string.Join('\n', pieces)}
        </div>
        </body>
        </html>

        """;

    /// <summary>A piece as a paragraph; each may run in a direction of its own.</summary>
    public static string Write(MessagePiece piece) => $"<p class=\"{ClassOf(piece.Role)}\" dir=\"auto\">{HtmlMarkup.OfMail.Write(piece)}</p>";

    private static string ClassOf(PieceRole role) => role switch
    {
        PieceRole.Heading => "heading",
        PieceRole.Headline => "headline",
        PieceRole.Source => "source",
        PieceRole.Sentence => "sentence",
        PieceRole.Entry => "entry",
        PieceRole.More => "more",
        PieceRole.Others => "others",
        PieceRole.Why => "why",
        _ => "note",
    };
}
