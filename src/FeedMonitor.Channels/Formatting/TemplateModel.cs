using FeedMonitor.Alerts.Messages;
using Fluid;
using Fluid.Values;

namespace FeedMonitor.Channels.Formatting;

/// <summary>
/// What a template can use: <c>heading</c>, <c>note</c>, <c>link</c>, <c>digest</c> (true or false), <c>more</c> (how many hits are left out) and <c>hits</c>, each with <c>headline</c>, <c>link</c>,
/// <c>source</c>, <c>published</c>, <c>reasons</c>, <c>others</c> (with <c>headline</c>, <c>source</c>, <c>link</c>) and, written in the channel's markup already, <c>title</c> (the linked headline) and <c>sentences</c>.
/// What a message lacks is false in a condition and prints nothing; what no message has is a mistake.
/// </summary>
internal static class TemplateModel
{
    /// <summary>The model of a message.</summary>
    public static TemplateContext Of(AlertMessage message, Markup markup, TemplateOptions options)
    {
        var context = new TemplateContext(options);
        context.SetValue("heading", message.Heading);
        context.SetValue("note", Text(message.Note));
        context.SetValue("link", Text(message.Link));
        context.SetValue("digest", message.IsDigest);
        context.SetValue("more", message.Untold);
        context.SetValue("hits", List(message.Hits.Select(hit => HitOf(hit, markup))));
        return context;
    }

    private static DictionaryValue HitOf(MessageHit hit, Markup markup) => Object(
        ("headline", Text(hit.Headline)),
        ("link", Text(hit.Link)),
        ("source", Text(hit.Source)),
        ("published", Text(hit.Time)),
        ("title", Written(markup, [new TextRun(hit.Headline, RunStyle.Strong, hit.Link)])),
        ("sentences", List(hit.Sentences.Select(sentence => Written(markup, MessagePieces.RunsOf(sentence))))),
        ("others", List(hit.Others.Select(other => Object(("headline", Text(other.Headline)), ("source", Text(other.Source)), ("link", Text(other.Link)))))),
        ("reasons", List(hit.Reasons.Select(Text))));

    private static FluidValue Text(string? text) => text is null ? Missing.Value : new StringValue(text);

    private static StringValue Written(Markup markup, IReadOnlyList<TextRun> runs) =>
        new(markup.Write(new MessagePiece(PieceRole.Sentence, [new MessageLine(runs)])), encode: false);

    private static ArrayValue List(IEnumerable<FluidValue> values) => new([.. values]);

    private static DictionaryValue Object(params IEnumerable<(string Name, FluidValue Value)> fields) =>
        new(new FluidValueDictionaryFluidIndexable(fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)));
}
