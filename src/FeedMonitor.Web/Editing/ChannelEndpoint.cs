using System.Text.Json;
using System.Text.RegularExpressions;
using FeedMonitor.Configuration.Editing;
using FeedMonitor.Web.Api;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Editing;

/// <summary>
/// <c>GET</c>, <c>PUT</c> and <c>DELETE /api/channels/ID</c>: a channel as <c>channels.yaml</c> writes it. What may be a secret is null; a null in a <c>PUT</c> leaves what is
/// written.
/// </summary>
internal static partial class ChannelEndpoint
{
    public static async Task<IResult> GetAsync(string id, HttpRequest request, ChannelEdits channels, CancellationToken cancel) =>
        await channels.FindAsync(id, cancel) is { } found
            ? Told(request.HttpContext.Response, found, StatusCodes.Status200OK)
            : ApiProblem.Of(StatusCodes.Status404NotFound, ChannelsEndpoint.NoSuch(id));

    public static async Task<IResult> PutAsync(string id, HttpRequest request, ChannelEdits channels, CancellationToken cancel)
    {
        if (!Id().IsMatch(id))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "This is no channel id, expected 1 to 63 of letters, digits, '-' and '_'.");
        }

        if (!Precondition.TryRead(request, out var condition, out var problem))
        {
            return problem;
        }

        var body = await RequestJson.ReadAsync(request, EditingJson.Default.ChannelBody, cancel);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        if (Read(body.Value!, out var wish) is { } wrong)
        {
            return RequestJson.Wrong(wrong, $"'{wrong}' is not what was expected: 'kind' is a text, a setting a text, a list of texts, or null to leave it as it is.");
        }

        var outcome = await channels.PutAsync(id, wish, condition, cancel);
        return outcome is EditOutcome.Saved saved && await channels.FindAsync(id, cancel) is { } found
            ? Told(request.HttpContext.Response, found, saved.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : EditProblem.Of(outcome is EditOutcome.Saved ? new EditOutcome.Missing() : outcome, ChannelsEndpoint.NoSuch(id));
    }

    public static async Task<IResult> DeleteAsync(string id, HttpRequest request, ChannelEdits channels, CancellationToken cancel) =>
        !Precondition.TryRead(request, out var condition, out var problem) ? problem
        : await channels.DeleteAsync(id, condition, cancel) is var outcome && outcome is EditOutcome.Saved ? Results.NoContent()
        : EditProblem.Of(outcome, ChannelsEndpoint.NoSuch(id));

    /// <returns>The field that is wrong, or null.</returns>
    private static string? Read(ChannelBody body, out ChannelWish wish)
    {
        var settings = new Dictionary<string, ChannelValue?>(StringComparer.Ordinal);
        wish = new ChannelWish(body.Kind ?? "", settings);
        foreach (var (name, value) in body.Settings ?? [])
        {
            settings[name] = ValueOf(value);
            if (settings[name] is null && value.ValueKind != JsonValueKind.Null)
            {
                return $"settings.{name}";
            }
        }

        return string.IsNullOrWhiteSpace(body.Kind) ? "kind" : null;
    }

    private static ChannelValue? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when TextOf(value) is { } text => new ChannelValue([text], IsList: false),
        JsonValueKind.Number => new ChannelValue([value.GetRawText()], IsList: false),
        JsonValueKind.Array when value.EnumerateArray().Select(TextOf).ToArray() is var texts && !texts.Contains(null) => new ChannelValue(texts!, IsList: true),
        _ => null,
    };

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair ("\ud800") is found out only here.
            return null;
        }
    }

    private static IResult Told(HttpResponse response, ShownChannel found, int status)
    {
        Precondition.Tell(response, found.Version);
        return EditingJson.Answer(new ChannelView(found.Id, found.Kind, found.Settings.ToDictionary(setting => setting.Key, setting => ToJson(setting.Value), StringComparer.Ordinal)), status);
    }

    private static JsonElement ToJson(ChannelValue? value) => value switch
    {
        null => JsonElement.Parse("null"),
        { IsList: true } => JsonSerializer.SerializeToElement(value.Texts, EditingJson.Default.IReadOnlyListString),
        _ => JsonSerializer.SerializeToElement(value.Texts[0], EditingJson.Default.String),
    };

    internal sealed record ChannelBody(string? Kind, Dictionary<string, JsonElement>? Settings);

    internal sealed record ChannelView(string Id, string Kind, Dictionary<string, JsonElement> Settings);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,63}\z")]
    private static partial Regex Id();
}
