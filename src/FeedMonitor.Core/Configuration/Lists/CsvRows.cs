using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace FeedMonitor.Configuration.Lists;

/// <summary>The rows of a table (RFC 4180), one after the other: each with its line. Blank lines are no rows.</summary>
internal sealed class CsvRows : IDisposable
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly string file;
    private readonly CsvParser parser;

    /// <summary>Begins before the first row.</summary>
    /// <param name="file">The file, for errors.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="delimiter">What parts the columns; null to tell by the first line.</param>
    public CsvRows(string file, string text, char? delimiter)
    {
        this.file = file;
        Delimiter = delimiter ?? DelimiterOf(text);
        parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            BadDataFound = RefuseBadQuotes,
        });
    }

    /// <summary>What parts the columns.</summary>
    public char Delimiter { get; }

    /// <summary>The line on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many cells the row has.</summary>
    public int Count => parser.Count;

    /// <summary>A cell; empty if the row has not so many.</summary>
    public string this[int column] => column < parser.Count ? parser[column] : "";

    /// <summary>Goes to the next row; false if there is none.</summary>
    /// <exception cref="ConfigurationException">A quotation mark is not closed, or text follows one that closes a cell.</exception>
    public bool Read()
    {
        var read = parser.Read();
        if (read)
        {
            // The parser looks at the quotes of a cell when it is asked for: all are, since one that is not closed hides the rows behind it.
            Line = parser.RawRow - Enumerable.Range(0, Count).Sum(column => this[column].Count(c => c == '\n'));
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose() => parser.Dispose();

    // Inside a cell that is not quoted a quotation mark is a letter like others: Ivan "the Tall" Petrov.
    private void RefuseBadQuotes(BadDataFoundArgs bad)
    {
        if (bad.Field.StartsWith('"'))
        {
            throw new ConfigurationException(
                new ConfigPlace(file, parser.RawRow - bad.Field.Count(c => c == '\n')),
                "a quotation mark begins a cell here and does not end it, expected '\"' at the cell's end and \"\" for one in its text");
        }
    }

    private static char DelimiterOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = text[..(end < 0 ? text.Length : end)];
        return Delimiters.MaxBy(delimiter => first.Count(c => c == delimiter));
    }
}
