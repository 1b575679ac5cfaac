using Fluid;
using FeedMonitor.Alerts.Messages;
using FeedMonitor.Text;

namespace FeedMonitor.Channels.Formatting;

/// <summary>
/// An operator's own words for a channel's messages: Liquid (https://shopify.github.io/liquid/) over <see cref="TemplateModel"/>. What it puts in is escaped by the channel's
/// markup; what it writes itself is markup.
/// </summary>
internal sealed class MessageTemplate
{
    /// <summary>A template that loops for longer than so many steps is stopped.</summary>
    private const int MostSteps = 100_000;

    private static readonly TemplateOptions Options = new() { StrictVariables = true, StrictFilters = true, MaxSteps = MostSteps };

    private readonly IFluidTemplate template;
    private readonly Markup markup;

    public MessageTemplate(IFluidTemplate template, Markup markup)
    {
        this.template = template;
        this.markup = markup;
    }

    /// <summary>The message in the template's words.</summary>
    public string Write(AlertMessage message) => template.Render(TemplateModel.Of(message, markup, Options), new MarkupEncoder(markup)).Trim();

    /// <summary>How many hits the template's words name, from the first on: by headline or address.</summary>
    public int NamedIn(AlertMessage message) => NamedIn(Write(message), message);

    /// <summary>The same where the template tells the message (<see cref="WriteWithin"/>); null where the channel tells it in its own words.</summary>
    /// <param name="message">The message.</param>
    /// <param name="size">What a text takes of <paramref name="limit"/>.</param>
    /// <param name="limit">How much the service takes.</param>
    public int? NamedWithin(AlertMessage message, Func<string, int> size, int limit) => Try(message, size, limit) is { Problem: null, Text: var text } ? NamedIn(text, message) : null;

    /// <summary>Told why, in one line, whenever the channel tells a message in its own words instead, or null where nobody wants to know.</summary>
    public Action<string>? Untold { get; set; }

    /// <summary>The message in the template's words, or null if that is nothing, is nothing that the service reads, takes more than it does, or the template can't tell it: then the channel tells it in its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="size">What a text takes of <paramref name="limit"/>.</param>
    /// <param name="limit">How much the service takes.</param>
    public string? WriteWithin(AlertMessage message, Func<string, int> size, int limit)
    {
        var (text, problem) = Try(message, size, limit);
        if (problem is null)
        {
            return text;
        }

        Untold?.Invoke(OneLine.Of(problem));
        return null;
    }

    private (string Text, string? Problem) Try(AlertMessage message, Func<string, int> size, int limit)
    {
        try
        {
            var text = Write(message);
            return (text, text.Length == 0 ? "it says nothing" : size(text) > limit ? $"it says more than the channel takes ({size(text)} of {limit})" : markup.ProblemOf(text));
        }
#pragma warning disable CA1031 // The template was tried when it was read. What it still trips over must not cost an alert.
        catch (Exception e)
        {
            return ("", e.Message);
        }
#pragma warning restore CA1031
    }

    private int NamedIn(string text, AlertMessage message) =>
        message.Hits.TakeWhile(hit => IsIn(text, hit.Headline) || (hit.Link is { } link && IsIn(text, link))).Count();

    private bool IsIn(string text, string part) => text.Contains(markup.Escape(part), StringComparison.Ordinal) || text.Contains(part, StringComparison.Ordinal);
}
