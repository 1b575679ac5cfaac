using FeedMonitor.Matching;

namespace FeedMonitor.Feeds.Reading;

/// <summary>The names of months in the languages in which feeds write them, though RFC 822 knows English only.</summary>
internal static class MonthNames
{
    // The shortest beginnings that tell a month, without accents. English, German, French, Spanish, Italian, Portuguese, Dutch, the
    // Scandinavian languages, Polish, Czech, Turkish, Russian, Ukrainian, Greek. Where two months share one, the longer stands first.
    private static readonly string[][] Beginnings =
    [
        ["jan", "jan", "janv", "ene", "gen", "sty", "led", "oca", "янв", "січ", "ιαν"],
        ["feb", "fev", "febb", "lut", "uno", "sub", "şub", "фев", "лют", "φεβ"],
        ["marz", "mars", "mar", "maa", "mrt", "brez", "bre", "мар", "бер", "μαρ"],
        ["apr", "avr", "abr", "kwi", "dub", "nis", "апр", "кві", "απρ"],
        ["may", "mai", "maj", "mag", "mei", "kve", "май", "мая", "тра", "μαι"],
        ["jun", "juin", "giu", "cze", "cerven", "haz", "июн", "чер", "ιουν"],
        ["jul", "juil", "lug", "lip", "cervenec", "tem", "июл", "лип", "ιουλ"],
        ["aug", "aou", "ago", "sie", "srp", "авг", "сер", "αυγ"],
        ["sep", "set", "wrz", "zar", "eyl", "сен", "вер", "σεπ"],
        ["oct", "okt", "out", "ott", "paz", "rij", "eki", "окт", "жов", "οκτ"],
        ["nov", "lis", "kas", "ноя", "лис", "νοε"],
        ["dec", "dez", "dic", "des", "gru", "pro", "ara", "дек", "гру", "δεκ"],
    ];

    /// <summary>The month, 1 to 12, or null if the word names none.</summary>
    public static int? Find(string word)
    {
        var folded = Fold.Of(word);
        var best = 0;
        int? month = null;
        for (var i = 0; i < Beginnings.Length; i++)
        {
            foreach (var beginning in Beginnings[i])
            {
                if (beginning.Length > best && folded.StartsWith(beginning, StringComparison.Ordinal))
                {
                    (best, month) = (beginning.Length, i + 1);
                }
            }
        }

        return month;
    }
}
