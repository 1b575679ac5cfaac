using System.Globalization;
using FeedMonitor.Watchlists;
using Microsoft.AspNetCore.Http;

namespace FeedMonitor.Web.Api;

/// <summary>Reads what a request asks for by its query, and remembers the first thing that is wrong with it.</summary>
/// <param name="query">The query.</param>
internal sealed class Question(IQueryCollection query)
{
    /// <summary>What is wrong and what was expected, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Answers what a request asks for, or says what is wrong with the question (400).</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the question.</param>
    /// <param name="answer">Answers it.</param>
    public static Task<IResult> AnswerAsync<T>(HttpRequest request, Func<Question, T> read, Func<T, Task<IResult>> answer)
    {
        var question = new Question(request.Query);
        var asked = read(question);
        return question.Problem is { } problem ? Task.FromResult(ApiProblem.Of(StatusCodes.Status400BadRequest, problem)) : answer(asked);
    }

    /// <summary>A parameter as it is; null if it is not given.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var text) ? text.ToString() : null;

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

    private static int? NumberOf(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private void Require(string name, bool isRight, string expected)
    {
        if (!isRight && Text(name) is { } text)
        {
            Problem ??= $"{name} is '{text}', expected {expected}.";
        }
    }
}
