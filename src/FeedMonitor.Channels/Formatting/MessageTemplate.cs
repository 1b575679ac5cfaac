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

    private const int LongestProblem = 300;

    private static readonly TemplateOptions Options = new() { StrictVariables = true, StrictFilters = true, MaxSteps = MostSteps };

    private readonly IFluidTemplate template;
    private readonly Markup markup;
    private readonly Action<string>? failed;

    /// <param name="template">The parsed template.</param>
    /// <param name="markup">The channel's markup.</param>
    /// <param name="failed">Hears why, in one line, where a message is not told in the template's words.</param>
    public MessageTemplate(IFluidTemplate template, Markup markup, Action<string>? failed = null)
    {
        this.template = template;
        this.markup = markup;
        this.failed = failed;
    }

    /// <summary>The message in the template's words.</summary>
    public string Write(AlertMessage message) => template.Render(TemplateModel.Of(message, markup, Options), new MarkupEncoder(markup)).Trim();

    /// <summary>The message in the template's words, or null if that is nothing, takes more than the service does, or the template can't tell it: then the channel tells it in its own.</summary>
    /// <param name="message">The message.</param>
    /// <param name="size">What a text takes of <paramref name="limit"/>.</param>
    /// <param name="limit">How much the service takes.</param>
    public string? WriteWithin(AlertMessage message, Func<string, int> size, int limit)
    {
        try
        {
            var text = Write(message);
            if (size(text) > limit)
            {
                failed?.Invoke($"it says more than the channel takes ({size(text)} of {limit})");
                return null;
            }

            return text.Length > 0 ? text : null;
        }
#pragma warning disable CA1031 // The template was tried when it was read. What it still trips over must not cost an alert.
        catch (Exception e)
        {
            failed?.Invoke(string.Concat(e.Message.Take(LongestProblem).Select(c => Unprintable.Is(c) ? ' ' : c)));
            return null;
        }
#pragma warning restore CA1031
    }
}
