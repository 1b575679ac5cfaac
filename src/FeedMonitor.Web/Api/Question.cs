using System.Globalization;
using FeedMonitor.Text;
using FeedMonitor.Watchlists;
using FeedMonitor.Web.Following;
using FeedMonitor.Web.Guarding;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>Reads what a request asks for by its query, and remembers the first thing that is wrong with it.</summary>
/// <param name="query">The query.</param>
internal sealed class Question(IQueryCollection query)
{
    private const int LongestShown = 100;

    // What a question may have beside its own: the key, and who it is of (https://learn.microsoft.com/azure/azure-functions/function-keys-how-to).
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase) { ApiKey.Parameter, "clientId" };

    /// <summary>What is wrong and what was expected, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Answers what a request asks for, or says what is wrong with the question (400).</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the question.</param>
    /// <param name="answer">Answers it.</param>
    /// <param name="mayHaveMore">Whether parameters that nobody reads are left alone: an answer to a misspelt filter would be taken for one to the filter.</param>
    public static Task<IResult> AnswerAsync<T>(HttpRequest request, Func<Question, T> read, Func<T, Task<IResult>> answer, bool mayHaveMore = false)
    {
        var question = new Question(request.Query);
        var asked = read(question);
        if (!mayHaveMore && request.Query.Keys.FirstOrDefault(name => !question.known.Contains(name)) is { } unknown)
        {
            question.Problem ??= $"There is no parameter '{Shown(unknown)}' here, expected some of {string.Join(", ", question.known.Skip(2))}.";
        }

        return question.Problem is { } problem ? Task.FromResult(ApiProblem.Of(StatusCodes.Status400BadRequest, problem)) : answer(asked);
    }

    /// <summary>A parameter as it is; null if it is not given.</summary>
    public string? Text(string name)
    {
        known.Add(name);
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        if (text.Count > 1)
        {
            Problem ??= $"{name} is given {text.Count} times, expected once.";
        }

        return text[0];
    }

    /// <summary>A parameter of a kind; null if it is not given, or wrong.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="read">Reads it; null for what is none.</param>
    /// <param name="expected">What it should be.</param>
    public T? Read<T>(string name, Func<string, T?> read, string expected)
        where T : class
    {
        var value = Text(name) is { } text ? read(text) : null;
        Require(name, value is not null, expected);
        return value;
    }

    /// <inheritdoc cref="Read{T}(string, Func{string, T}, string)" />
    public T? Read<T>(string name, Func<string, T?> read, string expected)
        where T : struct
    {
        var value = Text(name) is { } text ? read(text) : null;
        Require(name, value is not null, expected);
        return value;
    }

    /// <summary>A number from 1 to <paramref name="most"/>; <paramref name="otherwise"/> if none is given, or a wrong one.</summary>
    public int Number(string name, int otherwise, int most) => Read(name, text => NumberOf(text, most), $"a number from 1 to {most}") ?? otherwise;

    /// <summary>The watchlist that is meant, by <c>watchlist</c>; null for all of them.</summary>
    public WatchlistId? Watchlist() => Read("watchlist", text => WatchlistId.TryParse(text, out var id) ? id : (WatchlistId?)null, WatchlistId.Expected);

    private static string Shown(string given) => ReaderText.Of(Cut.To(given, LongestShown));

    private static int? NumberOf(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private void Require(string name, bool isRight, string expected)
    {
        if (!isRight && Text(name) is { } text)
        {
            Problem ??= $"{name} is '{Shown(text)}', expected {expected}.";
        }
    }
}
