using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FeedMonitor.Cleaning;
using FeedMonitor.Hits;
using FeedMonitor.Items;
using FeedMonitor.Matching;
using FeedMonitor.Watchlists;

namespace FeedMonitor.Web.Following;

/// <summary>
/// The proof of hits as HTML: a paragraph a sentence, the words of its terms in <c>strong</c>, which readers show that allow little else. All
/// the rest is text, so that nothing of an item becomes markup.
/// </summary>
/// <remarks>A hit does not say where in a sentence its words stand. The matcher finds them again, by the terms of all hits of a page at once.</remarks>
internal sealed class ProofHtml
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly WatchlistMatcher matcher;

    /// <summary>Prepares the terms of a page.</summary>
    public ProofHtml(IReadOnlyList<Hit> hits)
    {
        var terms = hits.SelectMany(hit => hit.Evidence).Select(proof => proof.Term).Distinct(StringComparer.Ordinal)
            .Select(text => Term.TryParse(text, out var term, out _) ? term : null)
            .OfType<Term>();
        matcher = WatchlistMatcher.Build([new Watchlist(WatchlistId.Parse("page"), "", [.. terms], [])]);
    }

    /// <summary>The proof of one of the hits: each of its sentences once, in its order.</summary>
    public string Of(Hit hit)
    {
        var html = new StringBuilder();
        foreach (var sentence in hit.Evidence.GroupBy(proof => (proof.Text, IsHeadline: proof.Zone == Zone.Headline)))
        {
            html.Append("<p>");
            AppendMarked(html, ReaderText.Of(sentence.Key.Text), sentence.Key.IsHeadline ? Zone.Headline : Zone.Body, [.. sentence.Select(proof => proof.Term)]);
            html.Append("</p>");
        }

        return html.ToString();
    }

    private void AppendMarked(StringBuilder html, string sentence, Zone zone, HashSet<string> terms)
    {
        var at = 0;
        foreach (var (start, end) in Joined(PlacesOf(sentence, zone, terms)))
        {
            html.Append(Html.Encode(sentence[at..start])).Append("<strong>").Append(Html.Encode(sentence[start..end])).Append("</strong>");
            at = end;
        }

        html.Append(Html.Encode(sentence[at..]));
    }

    private IEnumerable<(int Start, int End)> PlacesOf(string sentence, Zone zone, HashSet<string> terms) =>
        matcher.Match(new CleanText("", sentence, [new Block(zone, 0, sentence)]), ItemOrigin.Unknown)
            .SelectMany(match => match.Places)
            .Where(place => terms.Contains(place.Term.Text))
            .Select(place => (place.Start, place.Start + place.Length))
            .Order();

    // Terms overlap: "machine tools" and "tools shop" are one mark.
    private static List<(int Start, int End)> Joined(IEnumerable<(int Start, int End)> places)
    {
        var joined = new List<(int Start, int End)>();
        foreach (var place in places)
        {
            if (joined is [.., var last] && place.Start <= last.End)
            {
                joined[^1] = (last.Start, Math.Max(last.End, place.End));
            }
            else
            {
                joined.Add(place);
            }
        }

        return joined;
    }
}
