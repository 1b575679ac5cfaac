using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Hits;

namespace FeedMonitor.Web.Following;

/// <summary>
/// The proof of a hit as HTML: a paragraph a sentence, the words of its terms in <c>strong</c>, which readers show that allow little else. All
/// the rest is text, so that nothing of an item becomes markup.
/// </summary>
internal static class ProofHtml
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Each sentence of the proof once, in its order.</summary>
    public static string Of(IReadOnlyList<Evidence> evidence)
    {
        var html = new StringBuilder();
        foreach (var sentence in MarkedSentence.Of(evidence))
        {
            html.Append("<p>");
            foreach (var (text, isTerm) in sentence.Stretches)
            {
                var escaped = Html.Encode(ReaderText.Of(text));
                html.Append(isTerm ? $"<strong>{escaped}</strong>" : escaped);
            }

            html.Append("</p>");
        }

        return html.ToString();
    }
}
